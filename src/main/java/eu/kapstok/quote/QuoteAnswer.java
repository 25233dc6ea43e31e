package eu.kapstok.quote;

import eu.kapstok.forms.Actor;
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

    private String purchaseReference;

    private String deliveryAddress;

    private LocalDate wishedDate;

    @Enumerated(EnumType.STRING)
    private DeclineReason declineReason;

    private String declineText;

    private String changeText;

    protected QuoteAnswer() {
    }

    private QuoteAnswer(Quote quote, Kind kind, Actor contact, Instant at) {
        this.id = UUID.randomUUID();
        this.quoteId = quote.id();
        this.version = quote.sentVersion();
        this.kind = kind;
        this.contactId = contact.id();
        this.contactName = contact.name();
        this.at = at;
    }

    static QuoteAnswer accepted(Quote quote, Actor contact, Instant at, String purchaseReference, String deliveryAddress,
                                LocalDate wishedDate) {
        QuoteAnswer answer = new QuoteAnswer(quote, Kind.ACCEPTED, contact, at);
        answer.purchaseReference = purchaseReference;
        answer.deliveryAddress = deliveryAddress;
        answer.wishedDate = wishedDate;
        return answer;
    }

    static QuoteAnswer declined(Quote quote, Actor contact, Instant at, DeclineReason reason, String text) {
        QuoteAnswer answer = new QuoteAnswer(quote, Kind.DECLINED, contact, at);
        answer.declineReason = reason;
        answer.declineText = text;
        return answer;
    }

    static QuoteAnswer changeWanted(Quote quote, Actor contact, Instant at, String text) {
        QuoteAnswer answer = new QuoteAnswer(quote, Kind.CHANGE, contact, at);
        answer.changeText = text;
        return answer;
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

    String purchaseReference() {
        return purchaseReference;
    }

    /** The ERP's id of one of the customer's addresses, null: the usual one. */
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

    String changeText() {
        return changeText;
    }
}
