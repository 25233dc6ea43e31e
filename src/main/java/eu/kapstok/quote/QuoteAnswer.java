package eu.kapstok.quote;

import jakarta.persistence.Embedded;
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

    @Embedded
    private WhoAnswered who;

    private Instant at;

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
        this.who = new WhoAnswered(giver);
        this.at = at;
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

    WhoAnswered who() {
        return who;
    }

    Instant at() {
        return at;
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
