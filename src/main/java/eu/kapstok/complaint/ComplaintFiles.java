package eu.kapstok.complaint;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The file of each complaint: taken by one at a time, and what is put into it. */
@Component
class ComplaintFiles {

    private final ComplaintRepository complaints;
    private final EntityManager entities;
    private final Clock clock;

    ComplaintFiles(ComplaintRepository complaints, EntityManager entities, Clock clock) {
        this.complaints = complaints;
        this.entities = entities;
        this.clock = clock;
    }

    /** The complaint as it stands now; nobody else changes it until the caller's transaction ends. */
    Complaint take(String number) {
        Complaint complaint = find(number);
        if (entities.getLockMode(complaint) != LockModeType.PESSIMISTIC_WRITE) {
            entities.flush();
            entities.refresh(complaint, LockModeType.PESSIMISTIC_WRITE);
        }
        return complaint;
    }

    /** The complaint to look at. */
    Complaint find(String number) {
        return known(number).orElseThrow(() -> new IllegalStateException("There is no complaint " + number));
    }

    Optional<Complaint> known(String number) {
        return complaints.findByNumber(number);
    }

    void add(Object record) {
        entities.persist(record);
    }

    /** Adds a line to the record; {@code actor} null where nobody did it. */
    void tell(Complaint complaint, ComplaintEvent.Type type, String actor, Object... arguments) {
        entities.persist(new ComplaintEvent(complaint, type, actor, clock.instant(), arguments));
    }
}
