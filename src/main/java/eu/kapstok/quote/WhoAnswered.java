package eu.kapstok.quote;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.UUID;

/** Whose answer it is, and how it came here; all that concerns one of ours is null where the contact clicked. */
@Embeddable
class WhoAnswered {

    private String contactId;

    private String contactName;

    private String recordedBy;

    private String recordedByName;

    @Enumerated(EnumType.STRING)
    private OnBehalf.Channel channel;

    private Instant heardAt;

    private String note;

    private UUID proofDocument;

    protected WhoAnswered() {
    }

    WhoAnswered(AnswerGiver giver) {
        this.contactId = giver.contactId();
        this.contactName = giver.contactName();
        if (giver.heard() != null) {
            this.recordedBy = giver.actor().id();
            this.recordedByName = giver.actor().name();
            this.channel = giver.heard().channel();
            this.heardAt = giver.heard().heardAt();
            this.note = giver.heard().note();
            this.proofDocument = giver.proof();
        }
    }

    String contactId() {
        return contactId;
    }

    String contactName() {
        return contactName;
    }

    /** User id of who of ours wrote it down for the contact. */
    String recordedBy() {
        return recordedBy;
    }

    String recordedByName() {
        return recordedByName;
    }

    OnBehalf.Channel channel() {
        return channel;
    }

    /** When the contact said or wrote it. */
    Instant heardAt() {
        return heardAt;
    }

    String note() {
        return note;
    }

    /** Archived proof, null where the note is the proof. */
    UUID proofDocument() {
        return proofDocument;
    }
}
