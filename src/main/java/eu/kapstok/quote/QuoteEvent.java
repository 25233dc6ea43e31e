package eu.kapstok.quote;

import eu.kapstok.customer.CaseEvent;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** One line of a quote's history, told in words by {@code quote.history.<type>} in {@code messages*.properties}. */
@Entity
class QuoteEvent extends CaseEvent {

    /** What can happen to a quote. The arguments stand beside each, in the order of the message's placeholders. */
    enum Type {
        SUBMITTED(false),
        /** 0: version. */
        LOADED(false),
        /** 0: reason codes. */
        BLOCKED(false),
        NO_APPROVAL_NEEDED(false),
        /** 0: group. */
        APPROVAL_ASKED(false),
        /** 0: group, 1: comment. */
        APPROVED(false),
        /** 0: group, 1: comment. */
        REJECTED(false),
        /** 0: group, 1: comment. */
        REVISION_ASKED(false),
        /** 0: comment. */
        RESUBMITTED(false),
        REVISED(true),
        /** 0: version, 1: last day of validity as ISO date. */
        SENT(true),
        /** 0: last day of validity as ISO date. */
        REMINDED(true),
        /** 0: day of the next attempt as ISO date. */
        NOT_REACHED(false),
        EXPIRED(true),
        /** 0: new last day of validity as ISO date. */
        EXTENDED(true),
        LET_GO(false),
        /** 0: channel, 1: name of the contact, 2: moment as ISO instant, 3: note. */
        HEARD(true),
        /** 0: purchase reference. */
        ACCEPTED(true),
        /** 0: reason code, 1: text. */
        DECLINED(true),
        /** As {@link TellWish} has them. */
        CHANGE_WANTED(true),
        /** 0: order number. */
        ORDERED(true),
        /** 0: reason. */
        ORDER_REFUSED(false),
        /** 0: comment. */
        ORDER_RETRIED(false),
        WITHDRAWN(true),
        CANCELLED(true);

        private final boolean forCustomers;

        Type(boolean forCustomers) {
            this.forCustomers = forCustomers;
        }

        boolean forCustomers() {
            return forCustomers;
        }

        static List<Type> allForCustomers() {
            return List.of(values()).stream().filter(Type::forCustomers).toList();
        }
    }

    private UUID quoteId;

    @Enumerated(EnumType.STRING)
    private Type type;

    private int version;

    protected QuoteEvent() {
    }

    QuoteEvent(Quote quote, Type type, String actor, Instant at, Object... arguments) {
        super(quote.customer(), quote.nextHistoryPosition(), actor, at, arguments);
        this.quoteId = quote.id();
        this.type = type;
        this.version = quote.currentVersion();
    }

    Type type() {
        return type;
    }

    int version() {
        return version;
    }
}
