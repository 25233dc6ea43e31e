package eu.kapstok.order;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/** What a customer reports about an order, and what was answered. */
@Entity
class OrderProblem {

    @Id
    private UUID id;

    private String number;

    private UUID orderId;

    private String customer;

    private String text;

    private UUID contactId;

    private String contactName;

    private Instant reportedAt;

    private String answer;

    private String answeredBy;

    private Instant answeredAt;

    protected OrderProblem() {
    }

    OrderProblem(String number, CustomerOrder order, String text, UUID contactId, String contactName, Instant now) {
        this.id = UUID.randomUUID();
        this.number = number;
        this.orderId = order.id();
        this.customer = order.customer();
        this.text = text;
        this.contactId = contactId;
        this.contactName = contactName;
        this.reportedAt = now;
    }

    /** @param by name of who answers */
    void answer(String words, String by, Instant now) {
        if (answeredAt != null) {
            throw new IllegalStateException("Problem %s is answered".formatted(number));
        }
        answer = words;
        answeredBy = by;
        answeredAt = now;
    }

    /** What people quote, such as {@code P2026-00042}. */
    String number() {
        return number;
    }

    UUID orderId() {
        return orderId;
    }

    String text() {
        return text;
    }

    UUID contactId() {
        return contactId;
    }

    String contactName() {
        return contactName;
    }

    Instant reportedAt() {
        return reportedAt;
    }

    /** Null before. */
    String answer() {
        return answer;
    }

    /** Null before. */
    String answeredBy() {
        return answeredBy;
    }

    /** Null before. */
    Instant answeredAt() {
        return answeredAt;
    }
}
