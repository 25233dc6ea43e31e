package eu.kapstok.contract;

import eu.kapstok.customer.CaseEvent;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** One line of a contract's history, told in words by {@code contract.history.<type>} in {@code messages*.properties}. */
@Entity
class ContractEvent extends CaseEvent {

    /** What can happen to a contract. The arguments stand beside each, in the order of the message's placeholders. */
    enum Type {
        REQUESTED(false),
        /** 0: version. */
        DRAFTED(false),
        CHANGED(false),
        SENT(true),
        /** 0: signer. */
        INVITED(true),
        /** 0: signer. */
        REMINDED(true),
        /** 0: signer. */
        SIGNED(true),
        /** 0: signer, 1: successor. */
        HANDED_OVER(true),
        /** 0: signer, 1: reason. */
        DECLINED(true),
        /** 0: reason. */
        COUNTERSIGN_REFUSED(false),
        COUNTERSIGNED(true),
        /** 0: note. */
        REDRAFTED(true),
        EXPIRED(true),
        /** 0: note. */
        DROPPED(false),
        /** 0: note. */
        STOPPED(true),
        COMPLETED(true),
        /** 0: its last day from now on. */
        RENEWED(true),
        /** 0: note. */
        TERM_NOTE(false),
        /** 0: note. */
        TERM_ENDS(false),
        /** 0: note. */
        TERM_KEPT(false);

        private final boolean forCustomers;

        Type(boolean forCustomers) {
            this.forCustomers = forCustomers;
        }

        static List<Type> allForCustomers() {
            return Stream.of(values()).filter(type -> type.forCustomers).toList();
        }
    }

    private UUID contractId;

    @Enumerated(EnumType.STRING)
    private Type type;

    protected ContractEvent() {
    }

    ContractEvent(Contract contract, Type type, String actor, Instant at, Object... arguments) {
        super(contract.customer(), contract.nextHistoryPosition(), actor, at, arguments);
        this.contractId = contract.id();
        this.type = type;
    }

    Type type() {
        return type;
    }
}
