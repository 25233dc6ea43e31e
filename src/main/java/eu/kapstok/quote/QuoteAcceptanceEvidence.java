package eu.kapstok.quote;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/** Who accepted what, when, from where and with which words in view; sealed once, then unchangeable unnoticed. */
@Entity
class QuoteAcceptanceEvidence {

    @Id
    private UUID id;

    private UUID quoteId;

    private int version;

    private String fingerprint;

    @Embedded
    private WhoAnswered who;

    private Instant at;

    private String ip;

    private String userAgent;

    private String locale;

    private UUID documentId;

    private String documentHash;

    private String consent;

    private String button;

    private String proofHash;

    private Instant sealedAt;

    private String seal;

    protected QuoteAcceptanceEvidence() {
    }

    /**
     * @param consent the exact words consented to
     * @param button the exact words on the button
     */
    QuoteAcceptanceEvidence(Quote quote, QuoteVersion version, AnswerGiver giver, Instant at, String consent, String button) {
        this.id = UUID.randomUUID();
        this.quoteId = quote.id();
        this.version = version.version();
        this.fingerprint = version.fingerprint();
        this.who = new WhoAnswered(giver);
        this.at = at;
        this.ip = giver.actor().ip();
        this.userAgent = giver.actor().userAgent();
        this.locale = giver.actor().locale().toLanguageTag();
        this.proofHash = giver.proofHash();
        this.documentId = version.documentId();
        this.documentHash = version.documentHash();
        this.consent = consent;
        this.button = button;
    }

    /** Does nothing when it is sealed already. */
    void sealAt(Instant now) {
        if (seal == null) {
            sealedAt = now;
            seal = content();
        }
    }

    /** True while nothing of it was changed since it was sealed. */
    boolean intact() {
        return seal != null && seal.equals(content());
    }

    private String content() {
        StringBuilder content = new StringBuilder();
        for (Object part : new Object[] {quoteId, version, fingerprint, who.contactId(), who.contactName(), at.toEpochMilli(), ip,
                userAgent, locale, documentId, documentHash, consent, button, sealedAt.toEpochMilli()}) {
            QuoteFingerprint.part(content, String.valueOf(part));
        }
        if (who.channel() != null) {
            for (Object part : new Object[] {who.recordedBy(), who.recordedByName(), who.channel(), who.heardAt().toEpochMilli(),
                    who.note(), who.proofDocument(), proofHash}) {
                QuoteFingerprint.part(content, String.valueOf(part));
            }
        }
        return QuoteFingerprint.sha256(content.toString());
    }

    int version() {
        return version;
    }

    WhoAnswered who() {
        return who;
    }

    Instant at() {
        return at;
    }

    String ip() {
        return ip;
    }

    String userAgent() {
        return userAgent;
    }

    String locale() {
        return locale;
    }

    UUID documentId() {
        return documentId;
    }

    String documentHash() {
        return documentHash;
    }

    String consent() {
        return consent;
    }

    String button() {
        return button;
    }

    String proofHash() {
        return proofHash;
    }

    Instant sealedAt() {
        return sealedAt;
    }

    String seal() {
        return seal;
    }
}
