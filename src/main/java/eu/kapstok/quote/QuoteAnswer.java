package eu.kapstok.quote;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** What the customer answered to one version of a quote. */
@Entity
class QuoteAnswer {

    enum Kind { ACCEPTED, DECLINED, CHANGE }

    enum DeclineReason { PRICE, DELIVERY_TIME, COMPETITOR, NOT_NEEDED, OTHER }

    @Id
    private UUID id;

    private UUID quoteId;

    private int version;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    private String contactId;

    private String contactName;

    private Instant at;

    private String recordedBy;

    private String recordedByName;

    @Enumerated(EnumType.STRING)
    private OnBehalf.Channel channel;

    private Instant heardAt;

    private String note;

    private UUID proofDocument;

    private String purchaseReference;

    private String deliveryAddress;

    private LocalDate wishedDate;

    @Enumerated(EnumType.STRING)
    private DeclineReason declineReason;

    private String declineText;

    private String lostTo;

    private String changeText;

    protected QuoteAnswer() {
    }

    private QuoteAnswer(Quote quote, Kind kind, AnswerGiver giver, Instant at) {
        this.id = UUID.randomUUID();
        this.quoteId = quote.id();
        this.version = quote.sentVersion();
        this.kind = kind;
        this.contactId = giver.contactId();
        this.contactName = giver.contactName();
        this.at = at;
        this.recordedBy = giver.recordedBy();
        this.recordedByName = giver.recordedByName();
        this.channel = giver.channel();
        this.heardAt = giver.heardAt();
        this.note = giver.note();
        this.proofDocument = giver.proof();
    }

    static QuoteAnswer accepted(Quote quote, AnswerGiver giver, Instant at, String purchaseReference, String deliveryAddress,
                                LocalDate wishedDate) {
        QuoteAnswer answer = new QuoteAnswer(quote, Kind.ACCEPTED, giver, at);
        answer.purchaseReference = purchaseReference;
        answer.deliveryAddress = deliveryAddress;
        answer.wishedDate = wishedDate;
        return answer;
    }

    static QuoteAnswer declined(Quote quote, AnswerGiver giver, Instant at, DeclineReason reason, String text, String lostTo) {
        QuoteAnswer answer = new QuoteAnswer(quote, Kind.DECLINED, giver, at);
        answer.declineReason = reason;
        answer.declineText = text;
        answer.lostTo = lostTo;
        return answer;
    }

    static QuoteAnswer changeWanted(Quote quote, AnswerGiver giver, Instant at, CounterOffer wanted) {
        QuoteAnswer answer = new QuoteAnswer(quote, Kind.CHANGE, giver, at);
        answer.changeText = wanted.text();
        answer.wishedDate = wanted.wishedDate();
        return answer;
    }

    UUID id() {
        return id;
    }

    int version() {
        return version;
    }

    Kind kind() {
        return kind;
    }

    String contactId() {
        return contactId;
    }

    String contactName() {
        return contactName;
    }

    Instant at() {
        return at;
    }

    /** User id of who of ours wrote it down, null where the contact clicked; as all that follows from it. */
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

    String purchaseReference() {
        return purchaseReference;
    }

    /** Id of one of the customer's addresses, null: the usual one; {@link QuoteDestination} has it as it was. */
    String deliveryAddress() {
        return deliveryAddress;
    }

    LocalDate wishedDate() {
        return wishedDate;
    }

    DeclineReason declineReason() {
        return declineReason;
    }

    String declineText() {
        return declineText;
    }

    /** Who got the order instead, null where we do not know. */
    String lostTo() {
        return lostTo;
    }

    String changeText() {
        return changeText;
    }
}
