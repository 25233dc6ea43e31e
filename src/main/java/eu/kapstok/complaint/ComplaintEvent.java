package eu.kapstok.complaint;

import eu.kapstok.customer.CaseEvent;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** One line of a complaint's record, told in words by {@code complaint.history.<type>} in {@code messages*.properties}. */
@Entity
class ComplaintEvent extends CaseEvent {

    /** What can happen to a complaint. The arguments stand beside each, in the order of the message's placeholders. */
    enum Type {
        REPORTED(true),
        /** 0: channel. */
        WRITTEN_DOWN(false),
        ACKNOWLEDGED(true),
        /** 0: legal basis, 1: proposal, 2: group. */
        TRIAGED(false),
        /** 0: group, 1: note. */
        HANDED_OVER(false),
        /** 0: what is asked. */
        INFORMATION_ASKED(true),
        INFORMATION_REMINDED(true),
        /** 0: what the customer answered. */
        INFORMATION_GIVEN(true),
        /** 0: number of photos. */
        PHOTOS_ADDED(true),
        /** 0: resolution. */
        DECIDED(false),
        /** 0: resolution. */
        DECISION_SENT(true),
        PROPOSAL_AGREED(true),
        PROPOSAL_NOT_ANSWERED(true),
        /** 0: the customer's words. */
        OBJECTED(true),
        /** 0: group. */
        ANSWER_LATE(false),
        /** 0: group. */
        SETTLEMENT_LATE(false),
        /** 0: return number. */
        RETURN_AUTHORIZED(true),
        /** 0: what came. */
        RETURN_RECEIVED(true),
        /** 0: what was found. */
        RETURN_INSPECTED(false),
        RETURN_REMINDED(true),
        RETURN_NEVER_CAME(true),
        /** 0: what did not come. */
        RETURN_PARTLY_CAME(true),
        /** 0: order number. */
        REPLACEMENT_ORDERED(true),
        /** 0: number of the credit note. */
        CREDITED(true),
        /** 0: number of the repair. */
        REPAIR_ORDERED(true),
        /** 0: order number. */
        REPLACEMENT_CANCELLED(false),
        /** 0: reason. */
        SETTLEMENT_REFUSED(false),
        /** 0: note. */
        SETTLED_BY_HAND(false),
        /** 0: amount. */
        REFUNDED(true),
        WITHDRAWAL_DECLARED(true),
        /** 0: order number. */
        ORDER_STOPPED(true),
        /** 0: order number. */
        ORDER_NOT_STOPPED(false),
        /** 0: what the customer wrote. */
        CUSTOMER_WROTE(true),
        /** 0: what we wrote. */
        WE_WROTE(true),
        /** 0: how it ended. */
        CLOSED(true),
        WITHDRAWN(true),
        /** 0: the customer's words. */
        REOPENED(true),
        /** 0: effort, 1: words. */
        RATED(true),
        /** 0: cause, 1: note. */
        ROOT_CAUSE(false);

        private final boolean forCustomers;

        Type(boolean forCustomers) {
            this.forCustomers = forCustomers;
        }

        static List<Type> allForCustomers() {
            return Stream.of(values()).filter(type -> type.forCustomers).toList();
        }
    }

    private UUID complaintId;

    @Enumerated(EnumType.STRING)
    private Type type;

    protected ComplaintEvent() {
    }

    ComplaintEvent(Complaint complaint, Type type, String actor, Instant at, Object... arguments) {
        super(complaint.customer(), complaint.nextHistoryPosition(), actor, at, arguments);
        this.complaintId = complaint.id();
        this.type = type;
    }

    Type type() {
        return type;
    }
}
