package eu.kapstok.erp;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * An order as the ERP holds it.
 *
 * @param state CONFIRMED, IN_DELIVERY, DELIVERED or CANCELLED
 * @param quote number of the quote it came from, null where none
 * @param reference the buyer's own number, null where none
 */
public record ErpOrder(String number, State state, String customer, String quote, String reference,
                       LocalDate promisedDate, List<Line> lines, BigDecimal net, BigDecimal vat, BigDecimal gross) {

    public enum State { CONFIRMED, IN_DELIVERY, DELIVERED, CANCELLED }

    public record Line(String product, BigDecimal ordered, BigDecimal shipped, BigDecimal delivered, BigDecimal returned) {
    }
}
