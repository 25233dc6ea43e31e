package eu.kapstok.quote;

import java.util.EnumSet;
import java.util.Set;

/** Where a quote stands on its way to an order. */
enum QuoteStatus {
    /** Came in, or came in anew after a change; its snapshot is being taken and judged. */
    SUBMITTED,
    /** Waits for somebody of ours to approve it. */
    IN_APPROVAL,
    /** Sales has to change it. */
    IN_REVISION,
    /** May go out; the document and the mail are being made. */
    APPROVED,
    /** The customer has it and may answer. */
    SENT,
    /** The customer accepted; the order is being placed. */
    ACCEPTED,
    /** The ERP refuses the order; back office decides. */
    ORDER_PROBLEM,
    ORDERED,
    DECLINED,
    /** Never answered while it was valid; sales may extend it or let it go. */
    EXPIRED,
    WITHDRAWN,
    /** Given up by back office after the ERP refused the order. */
    CANCELLED;

    Set<QuoteStatus> next() {
        return switch (this) {
            case SUBMITTED -> EnumSet.of(SUBMITTED, IN_APPROVAL, IN_REVISION, APPROVED, WITHDRAWN);
            case IN_APPROVAL -> EnumSet.of(SUBMITTED, IN_REVISION, APPROVED, WITHDRAWN);
            case IN_REVISION -> EnumSet.of(SUBMITTED, WITHDRAWN);
            case APPROVED -> EnumSet.of(SUBMITTED, SENT, WITHDRAWN);
            case SENT -> EnumSet.of(SUBMITTED, ACCEPTED, DECLINED, IN_REVISION, APPROVED, EXPIRED, WITHDRAWN);
            case EXPIRED -> EnumSet.of(SUBMITTED, APPROVED, WITHDRAWN);
            case ACCEPTED -> EnumSet.of(ORDERED, ORDER_PROBLEM);
            case ORDER_PROBLEM -> EnumSet.of(ACCEPTED, SUBMITTED, IN_REVISION, CANCELLED, WITHDRAWN);
            case ORDERED, DECLINED, WITHDRAWN, CANCELLED -> EnumSet.noneOf(QuoteStatus.class);
        };
    }

    /** Never left again; a quote that expired may still be extended or be let go. */
    boolean closed() {
        return next().isEmpty();
    }
}
