package eu.kapstok.quote;

import eu.kapstok.forms.Actor;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/** What one of ours decided about one version of a quote; it counts for the contents that the fingerprint names. */
@Entity
class QuoteApproval {

    enum Decision { APPROVED, REJECTED, REVISION }

    @Id
    private UUID id;

    private UUID quoteId;

    private int version;

    private String fingerprint;

    private String groupId;

    private String userId;

    private String userName;

    @Enumerated(EnumType.STRING)
    private Decision decision;

    private String comment;

    private Instant at;

    protected QuoteApproval() {
    }

    QuoteApproval(Quote quote, QuoteVersion version, String groupId, Actor actor, Decision decision, String comment,
                  Instant at) {
        this.id = UUID.randomUUID();
        this.quoteId = quote.id();
        this.version = version.version();
        this.fingerprint = version.fingerprint();
        this.groupId = groupId;
        this.userId = actor.id();
        this.userName = actor.name();
        this.decision = decision;
        this.comment = comment;
        this.at = at;
    }

    int version() {
        return version;
    }

    String fingerprint() {
        return fingerprint;
    }

    String groupId() {
        return groupId;
    }

    String userId() {
        return userId;
    }

    String userName() {
        return userName;
    }

    Decision decision() {
        return decision;
    }

    /** Null where nothing was said. */
    String comment() {
        return comment;
    }

    Instant at() {
        return at;
    }
}
