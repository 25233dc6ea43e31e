package eu.kapstok.order;

import eu.kapstok.customer.CaseEvent;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** One line of an order's history, told in words by {@code order.history.<type>} in {@code messages*.properties}. */
@Entity
class OrderEvent extends CaseEvent {

    /** What can happen to an order. The arguments stand beside each, in the order of the message's placeholders. */
    enum Type {
        RECEIVED(true),
        /** 0: order number. */
        REGISTERED(true),
        /** 0: reason. */
        REGISTRATION_REFUSED(false),
        /** 0: comment. */
        REGISTRATION_RETRIED(false),
        /** 0: reason codes. */
        TO_CHECK(false),
        /** 0: group. */
        CHECK_LATE(false),
        /** 0: comment. */
        CHECKED(false),
        /** 0: day as ISO date, 1: comment. */
        HELD(false),
        RELEASED(false),
        /** 0: reason codes. */
        CONTRACT_ASKED(false),
        /** 0: comment. */
        CONTRACT_SIGNED(false),
        /** 0: reason. */
        CONTRACT_DECLINED(false),
        /** 0: reason. */
        CONFIRMATION_REFUSED(false),
        /** 0: promised day as ISO date. */
        PROMISED(false),
        /** 0: reason. */
        NOT_REACHED(false),
        /** 0: comment. */
        REACHED(false),
        /** 0: promised day as ISO date. */
        CONFIRMED(true),
        /** 0: new promised day as ISO date. */
        DELAYED(true),
        /** 0: carrier, 1: tracking. */
        SHIPPED(true),
        /** 0: carrier, 1: tracking. */
        PARTLY_SHIPPED(true),
        DELIVERED(true),
        /** 0: reason. */
        CANCEL_WISHED(true),
        /** 0: reason. */
        CANCEL_REFUSED(true),
        /** 0: reason. */
        CANCELLED(true),
        /** 0: stars. */
        REVIEWED(true),
        NOT_REVIEWED(false),
        /** 0: outcome, 1: note. */
        FOLLOWED_UP(false),
        /** 0: what the customer wrote. */
        PROBLEM_REPORTED(true),
        /** 0: what was answered. */
        PROBLEM_ANSWERED(true);

        private final boolean forCustomers;

        Type(boolean forCustomers) {
            this.forCustomers = forCustomers;
        }

        static List<Type> allForCustomers() {
            return Stream.of(values()).filter(type -> type.forCustomers).toList();
        }
    }

    private UUID orderId;

    @Enumerated(EnumType.STRING)
    private Type type;

    protected OrderEvent() {
    }

    OrderEvent(CustomerOrder order, Type type, String actor, Instant at, Object... arguments) {
        super(order.customer(), order.nextHistoryPosition(), actor, at, arguments);
        this.orderId = order.id();
        this.type = type;
    }

    Type type() {
        return type;
    }
}
