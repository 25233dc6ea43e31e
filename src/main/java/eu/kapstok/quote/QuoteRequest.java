package eu.kapstok.quote;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What a customer wants a quote for. */
@Entity
class QuoteRequest {

    enum Status {
        /** Sales has it. */
        OPEN,
        /** A quote answers it. */
        QUOTED,
        DECLINED
    }

    @Id
    private UUID id;

    private String number;

    private String token;

    private String customer;

    private UUID contactId;

    private String contactName;

    private String remark;

    private LocalDate wishedDate;

    @Enumerated(EnumType.STRING)
    private Status status;

    private String quoteNumber;

    private String closingText;

    private Instant raisedAt;

    private Instant closedAt;

    @ElementCollection
    @CollectionTable(name = "quote_request_line", joinColumns = @JoinColumn(name = "request_id"))
    @OrderColumn(name = "position")
    private List<QuoteRequestLine> lines = new ArrayList<>();

    @Version
    private long rowVersion;

    protected QuoteRequest() {
    }

    QuoteRequest(String number, String token, String customer, UUID contactId, String contactName,
                 List<QuoteRequestLine> lines, LocalDate wishedDate, String remark, Instant now) {
        this.id = UUID.randomUUID();
        this.number = number;
        this.token = token;
        this.customer = customer;
        this.contactId = contactId;
        this.contactName = contactName;
        this.lines.addAll(lines);
        this.wishedDate = wishedDate;
        this.remark = remark;
        this.status = Status.OPEN;
        this.raisedAt = now;
    }

    void quote(String answeringQuote, Instant now) {
        close(Status.QUOTED, now);
        quoteNumber = answeringQuote;
    }

    /** @param text why, as the customer is told */
    void decline(String text, Instant now) {
        close(Status.DECLINED, now);
        closingText = text;
    }

    private void close(Status end, Instant now) {
        if (status != Status.OPEN) {
            throw new IllegalStateException("Request %s is %s and cannot become %s".formatted(number, status, end));
        }
        status = end;
        closedAt = now;
    }

    UUID id() {
        return id;
    }

    /** Such as A2026-00042. */
    String number() {
        return number;
    }

    String customer() {
        return customer;
    }

    UUID contactId() {
        return contactId;
    }

    String contactName() {
        return contactName;
    }

    /** Null where none was given. */
    String remark() {
        return remark;
    }

    /** Null where any day is right. */
    LocalDate wishedDate() {
        return wishedDate;
    }

    Status status() {
        return status;
    }

    /** Number of the quote that answers it, null before. */
    String quoteNumber() {
        return quoteNumber;
    }

    /** Why it was declined, null where it was not. */
    String closingText() {
        return closingText;
    }

    Instant raisedAt() {
        return raisedAt;
    }

    Instant closedAt() {
        return closedAt;
    }

    List<QuoteRequestLine> lines() {
        return List.copyOf(lines);
    }
}
