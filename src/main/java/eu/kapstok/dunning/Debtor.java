package eu.kapstok.dunning;

import eu.kapstok.erp.ErpCustomer;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A customer as dunning sees them.
 *
 * @param kind as the law takes them: a business without an enterprise number is a consumer
 * @param language nl, fr or en
 * @param caseSince null when no case runs
 * @param action what the case does or waits for
 * @param blockedOn day since which their orders are blocked for what they owe, null when they are not
 * @param blockedByHand the ERP has no block, credit control does it there
 * @param releasedUntil staff let them order up to and with that day although something is overdue, null when not
 * @param heldUntil credit control holds them back up to and with that day, null when not
 */
record Debtor(String customer, String name, ErpCustomer.Kind kind, String country, String language, String segment,
              String vatNumber, String accountManager, Instant caseSince, Action action, LocalDate nextLook, boolean insolvent,
              boolean byPost, LocalDate blockedOn, boolean blockedByHand, int blockCount, LocalDate releasedUntil, LocalDate heldUntil) {

    public boolean held(LocalDate today) {
        return heldUntil != null && !today.isAfter(heldUntil);
    }

    /** Whether staff let them order for now. */
    public boolean mayOrder(LocalDate today) {
        return releasedUntil != null && !today.isAfter(releasedUntil);
    }

    boolean blocked() {
        return blockedOn != null;
    }
}
