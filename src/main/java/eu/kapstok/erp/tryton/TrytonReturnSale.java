package eu.kapstok.erp.tryton;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * Goods of one sale that come back: a complaint about it, and the sale of less than nothing that came out of it.
 *
 * @param complaint id
 * @param sale id of the sale that they were part of
 * @param result id of the sale of what comes back, null until there is one
 * @param state of that sale, null until there is one
 * @param reference number of the return
 * @param description what the portal wrote into the complaint, or anybody else
 * @param lines oldest first
 * @param shipments oldest first
 */
record TrytonReturnSale(long complaint, long sale, Long result, String state, String reference, String description, List<Line> lines,
                        List<Shipment> shipments) {

    /**
     * @param line id of the line that was sold
     * @param back id of the line that comes back, null until there is one
     */
    record Line(long line, Long back, BigDecimal announced, BigDecimal received) {
    }

    /** @param reference of the parcel where the portal booked it */
    record Shipment(long id, String number, String state, String reference, LocalDate date, List<Move> moves) {

        boolean received() {
            return date != null && (state.equals("received") || state.equals("done"));
        }

        boolean waits() {
            return state.equals("draft");
        }
    }

    /** @param back id of the line that comes back */
    record Move(long id, long back, BigDecimal quantity) {
    }

    /** Nothing more is waited for. */
    boolean closed() {
        return state != null && (state.equals("done") || state.equals("cancelled"));
    }

    /** How much of a line that was sold came back. */
    BigDecimal received(long line) {
        return lines.stream().filter(one -> one.line() == line).map(Line::received).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** How much of a line that was sold is still to come back. */
    BigDecimal awaited(long line) {
        return closed() ? BigDecimal.ZERO : lines.stream().filter(one -> one.line() == line)
                .map(one -> one.announced().subtract(one.received()).max(BigDecimal.ZERO)).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
