package eu.kapstok.erp;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * A return as the ERP holds it.
 *
 * @param receipts one for each parcel that came, oldest first
 */
public record ErpReturn(String number, String customer, State state, List<Line> lines, List<Receipt> receipts) {

    /** OPEN: something is still to come. RECEIVED: all of it came. CLOSED: nothing more is waited for. */
    public enum State { OPEN, RECEIVED, CLOSED }

    /**
     * @param line place in the return, from 1
     * @param order number of the order it comes from
     * @param orderLine place in that order, from 1
     */
    public record Line(int line, String order, int orderLine, String product, String description, String unit, BigDecimal announced,
                       BigDecimal received) {
    }

    /**
     * What was in a parcel.
     *
     * @param parcel number on its label, from 1; the same parcel comes once
     */
    public record Receipt(int parcel, LocalDate date, List<Part> parts) {

        /** @param line place in the return, from 1 */
        public record Part(int line, BigDecimal quantity) {
        }
    }
}
