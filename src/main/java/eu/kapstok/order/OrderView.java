package eu.kapstok.order;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * An order as its page shows it.
 *
 * @param key number, the cart's id before there is one
 * @param number null before the ERP gave one
 * @param deliveredOn day on which all of it had arrived, null before
 * @param address where it goes, in one line; null where nobody said
 * @param document the confirmation, null before
 * @param cancelWished somebody decides whether it is cancelled
 * @param mayCancel the customer may ask for it now
 * @param review null where none was given
 */
record OrderView(String key, String number, OrderState state, String customer, String reference, String quote, LocalDate orderDate,
                 LocalDate wishedDate, LocalDate promisedDate, LocalDate deliveredOn, String address, List<OrderLine> lines, OrderTotals totals, BigDecimal net,
                 BigDecimal gross, List<Shipment> shipments, UUID document, UUID contract, String problem, String cancelReason,
                 boolean cancelWished, boolean mayCancel, OrderReview review, List<Told> history) {

    /** @param url where the carrier tells where it is, null where only a number is known */
    record Shipment(String number, LocalDate date, String carrier, String tracking, String url, boolean delivered, List<Line> lines) {
    }

    /** So much of a product. */
    record Line(String product, String description, String unit, BigDecimal quantity) {
    }

    /** @param by null where it happened by itself */
    record Told(String text, String by, Instant at) {
    }

    /** Its number or the confirmation are still on their way, and come by themselves. */
    public boolean underway() {
        return state == OrderState.RECEIVED || state == OrderState.RELEASED;
    }

    public boolean discounted() {
        return lines.stream().anyMatch(line -> line.discountPercent().signum() != 0);
    }

    /** Colour of its state. */
    public String css() {
        return state.css();
    }
}
