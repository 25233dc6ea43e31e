package eu.kapstok.quote;

import java.time.LocalDate;

/** Where a quote stands, as the customer is told: {@code quote.state.<NAME>} and {@code quote.next.<NAME>}. */
enum CustomerQuoteState {
    /** Waits for the customer's answer. */
    OPEN("state-wait"),
    /** Was never answered and is not valid any more. */
    EXPIRED("state-done"),
    /** We are changing it. */
    IN_REVISION("state-busy"),
    /** Accepted; the order is being placed. */
    PROCESSING("state-busy"),
    ORDERED("state-good"),
    DECLINED("state-done"),
    WITHDRAWN("state-done");

    private final String css;

    CustomerQuoteState(String css) {
        this.css = css;
    }

    static CustomerQuoteState of(QuoteStatus status, LocalDate validUntil, LocalDate today) {
        return switch (status) {
            case SENT -> validUntil.isBefore(today) ? EXPIRED : OPEN;
            case SUBMITTED, IN_APPROVAL, IN_REVISION, APPROVED -> IN_REVISION;
            case ACCEPTED, ORDER_PROBLEM -> PROCESSING;
            case EXPIRED -> EXPIRED;
            case ORDERED -> ORDERED;
            case DECLINED -> DECLINED;
            case WITHDRAWN, CANCELLED -> WITHDRAWN;
        };
    }

    /** Class of the badge. */
    public String css() {
        return css;
    }
}
