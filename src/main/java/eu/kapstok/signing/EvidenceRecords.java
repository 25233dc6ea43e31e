package eu.kapstok.signing;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * Records of what happened on the way to a signature: events are added and never changed. All in the caller's transaction; the
 * time is the real one, whatever the trial's clock says.
 */
public interface EvidenceRecords {

    /** Begins the record of a case; one that is there already is given again. */
    EvidenceRecord open(String businessKey, String customer);

    Optional<EvidenceRecord> find(String businessKey);

    /**
     * Adds an event at the end of the record; of two at the same moment one waits for the other.
     *
     * @throws java.util.NoSuchElementException when there is no such record
     */
    EvidenceEvent append(UUID record, NewEvidence event);

    /** All of them in order; a case has some dozens. */
    List<EvidenceEvent> events(UUID record);

    /** Number of the first event that does not follow from the one before; empty: all of them do. */
    OptionalInt brokenAt(UUID record);

    /**
     * The record as JSON: envelopeId, documents, signers, events, sealed.
     *
     * @throws java.util.NoSuchElementException when there is no such record
     */
    byte[] json(UUID record);
}
