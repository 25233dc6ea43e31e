package eu.kapstok.erp;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * An order as the ERP holds it.
 *
 * @param quote number of the quote it came from, null where none
 * @param reference the buyer's own number, null where none
 * @param promisedDate null until it is confirmed
 * @param orderDate day on which it was registered
 * @param deliveryAddress id of one of the customer's delivery addresses, null: {@code elsewhere} or the usual one
 * @param elsewhere an address that the ERP does not know, null where it goes to one that it knows
 * @param wishedDate wished delivery date, null where none
 * @param shipments what left so far, oldest first
 * @param discountPercent on the document, 0 to 100, after line discounts
 * @param cancelReason why it was cancelled, null unless it was
 */
public record ErpOrder(String number, State state, String customer, String quote, String reference,
                       LocalDate promisedDate, List<Line> lines, BigDecimal net, BigDecimal vat, BigDecimal gross,
                       LocalDate orderDate, String deliveryAddress, ErpDestination elsewhere, LocalDate wishedDate,
                       List<Shipment> shipments, BigDecimal discountPercent, String cancelReason) {

    /** OPEN: registered, not confirmed. IN_DELIVERY: something of it left. DELIVERED: all of it arrived. */
    public enum State { OPEN, CONFIRMED, IN_DELIVERY, DELIVERED, CANCELLED }

    /**
     * @param description in the language of the quote or of the customer, as {@code unit}
     * @param unitPrice EUR excluding VAT before discount, up to 4 decimals
     * @param discountPercent 0 to 100
     * @param vatRate percent
     * @param net EUR excluding VAT of what was ordered, after the line's discount
     */
    public record Line(String product, BigDecimal ordered, BigDecimal shipped, BigDecimal delivered, BigDecimal returned,
                       String description, String unit, BigDecimal unitPrice, BigDecimal discountPercent, BigDecimal vatRate,
                       BigDecimal net) {
    }

    /**
     * Goods of the order that left together.
     *
     * @param number such as S2026-00042
     * @param date day on which it left
     * @param carrier null where unknown, as {@code tracking}
     * @param tracking the carrier's own number
     * @param delivered whether it arrived
     */
    public record Shipment(String number, LocalDate date, String carrier, String tracking, List<Line> lines, boolean delivered) {

        /** @param quantity what is in this shipment */
        public record Line(String product, String description, String unit, BigDecimal quantity) {
        }
    }
}
