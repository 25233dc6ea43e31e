package eu.kapstok.erp.tryton;

import eu.kapstok.erp.ErpException;
import eu.kapstok.erp.ErpQuote;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A sale of Tryton, which is a quote first and an order later, under one number. It is an order as soon as it is confirmed in
 * Tryton, or the portal noted on it that the customer accepted it, or the portal made it.
 */
record TrytonSale(TrytonRecord head, List<TrytonNotes.Note> notes) {

    /** Begins the description of a sale that the portal made; the key of the command follows. */
    static final String PLACED = "portal:";

    private static final Set<TrytonNotes.Fact> DECISIVE = EnumSet.of(TrytonNotes.Fact.ACCEPTED, TrytonNotes.Fact.DECLINED,
            TrytonNotes.Fact.WITHDRAWN, TrytonNotes.Fact.EXPIRED, TrytonNotes.Fact.CANCELLED);
    private static final Set<String> ORDERED = Set.of("confirmed", "processing", "done");
    private static final String QUOTATION = "quotation";
    private static final String CANCELLED = "cancelled";

    long id() {
        return head.id();
    }

    String number() {
        return head.text("number");
    }

    String state() {
        return head.text("state");
    }

    boolean placed() {
        return head.text("description") != null && head.text("description").startsWith(PLACED);
    }

    boolean confirmed() {
        return ORDERED.contains(state());
    }

    boolean cancelled() {
        return state().equals(CANCELLED);
    }

    /** Nobody works on it: in Tryton's state draft it says nothing yet. */
    boolean settled() {
        return !state().equals("draft") || lastWord() == TrytonNotes.Fact.EXPIRED;
    }

    /** Goods that come back are a sale of their own, which comes out of a complaint. */
    boolean isReturn() {
        return head.text("origin") != null && head.text("origin").startsWith("sale.complaint,");
    }

    boolean isQuote() {
        return number() != null && !placed() && !isReturn();
    }

    boolean isOrder() {
        return number() != null && !isReturn() && (confirmed() || placed() || wasAccepted());
    }

    ErpQuote.State quoteState() {
        TrytonNotes.Fact last = lastWord();
        if (confirmed() || last == TrytonNotes.Fact.ACCEPTED || last == TrytonNotes.Fact.CANCELLED && wasAccepted()) {
            return ErpQuote.State.ACCEPTED;
        }
        if (state().equals(QUOTATION)) {
            return ErpQuote.State.OPEN;
        }
        if (last == TrytonNotes.Fact.DECLINED) {
            return ErpQuote.State.DECLINED;
        }
        return last == TrytonNotes.Fact.EXPIRED ? ErpQuote.State.EXPIRED : ErpQuote.State.WITHDRAWN;
    }

    /** The newest note that says what became of it; null where none does. */
    TrytonNotes.Fact lastWord() {
        return notes.stream().map(TrytonNotes.Note::fact).filter(DECISIVE::contains).reduce((older, newer) -> newer).orElse(null);
    }

    /** The newest note of these facts, null where there is none. */
    TrytonNotes.Note last(TrytonNotes.Fact... facts) {
        return notes.stream().filter(note -> List.of(facts).contains(note.fact())).reduce((older, newer) -> newer).orElse(null);
    }

    /** @throws ErpException BUSY while somebody changes it in Tryton */
    TrytonSale whenSettled() {
        if (!settled()) {
            throw new ErpException(ErpException.Kind.BUSY, "Sale %s is being changed in Tryton (draft)".formatted(number()));
        }
        return this;
    }

    private boolean wasAccepted() {
        return notes.stream().anyMatch(note -> note.fact() == TrytonNotes.Fact.ACCEPTED)
                && (lastWord() == TrytonNotes.Fact.ACCEPTED || lastWord() == TrytonNotes.Fact.CANCELLED);
    }
}
