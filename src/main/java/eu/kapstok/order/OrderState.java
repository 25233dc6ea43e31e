package eu.kapstok.order;

import java.util.EnumSet;
import java.util.Set;

/** Where an order stands on its way to the customer's door. */
enum OrderState {
    /** It came in; whether it is released is not decided yet. */
    RECEIVED,
    /** Somebody of ours has to look at it. */
    IN_CHECK,
    /** It waits for a day that was agreed on. */
    ON_HOLD,
    /** A contract has to be signed first. */
    TO_SIGN,
    /** The ERP may confirm it, and the customer hears so. */
    RELEASED,
    /** The customer has the confirmation. */
    CONFIRMED,
    PARTLY_SHIPPED,
    SHIPPED,
    DELIVERED,
    CANCELLED;

    Set<OrderState> next() {
        return switch (this) {
            case RECEIVED -> EnumSet.of(RECEIVED, IN_CHECK, TO_SIGN, RELEASED, CANCELLED);
            case IN_CHECK -> EnumSet.of(IN_CHECK, ON_HOLD, TO_SIGN, RELEASED, CANCELLED);
            case ON_HOLD -> EnumSet.of(RECEIVED, CANCELLED);
            case TO_SIGN -> EnumSet.of(IN_CHECK, RELEASED, CANCELLED);
            case RELEASED -> EnumSet.of(IN_CHECK, RELEASED, CONFIRMED, CANCELLED);
            case CONFIRMED -> EnumSet.of(PARTLY_SHIPPED, SHIPPED, DELIVERED, CANCELLED);
            case PARTLY_SHIPPED -> EnumSet.of(PARTLY_SHIPPED, SHIPPED, DELIVERED, CANCELLED);
            case SHIPPED -> EnumSet.of(SHIPPED, DELIVERED, CANCELLED);
            case DELIVERED, CANCELLED -> EnumSet.noneOf(OrderState.class);
        };
    }

    /** Nothing of it left the warehouse, as far as is known here. */
    boolean beforeShipment() {
        return this != PARTLY_SHIPPED && this != SHIPPED && !closed();
    }

    /** Colour of its name on a page. */
    public String css() {
        return switch (this) {
            case CANCELLED -> "state-done";
            case DELIVERED, SHIPPED -> "state-good";
            case TO_SIGN -> "state-wait";
            default -> "state-busy";
        };
    }

    public boolean closed() {
        return next().isEmpty();
    }
}
