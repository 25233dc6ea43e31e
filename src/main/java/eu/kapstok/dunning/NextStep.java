package eu.kapstok.dunning;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * What comes next for a customer, and for each of their invoices why.
 *
 * @param step of the letter or task, null where there is none
 * @param items the invoices that it is about
 * @param all every invoice that is looked at
 * @param look the day on which the case looks again
 * @param outcome of a case that ends
 */
record NextStep(Action action, Step step, List<Item> items, List<Item> all, LocalDate look, String outcome) {

    /** @param open EUR, less what the customer has to his credit */
    record Item(Receivable receivable, Step step, BigDecimal open) {
    }

    /** The same, looked at again on another day. */
    NextStep lookingOn(LocalDate day) {
        return new NextStep(action, step, items, all, day, outcome);
    }

    BigDecimal total() {
        return items.stream().map(Item::open).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
