package eu.kapstok.erp;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * What a customer orders without a quote.
 *
 * @param customer number
 * @param contact id of the {@link ErpContact} who ordered, null where the ERP does not know them
 * @param purchaseReference the buyer's own number, null where none
 * @param deliveryAddress id of one of the customer's delivery addresses, null: {@code elsewhere} or the usual one
 * @param wishedDate wished delivery date, null where none
 * @param elsewhere an address that the ERP does not know, null where it goes to one that it knows
 */
public record ErpOrderRequest(String customer, String contact, List<Line> lines, String purchaseReference,
                              String deliveryAddress, LocalDate wishedDate, ErpDestination elsewhere) {

    /**
     * @param quantity above 0, up to 3 decimals
     * @param unitPrice what the customer was told: EUR excluding VAT, up to 4 decimals
     */
    public record Line(String product, BigDecimal quantity, BigDecimal unitPrice) {

        /** However many zeros a number was kept with, the same order says the same. */
        public Line {
            quantity = plain(quantity);
            unitPrice = plain(unitPrice);
        }

        private static BigDecimal plain(BigDecimal number) {
            BigDecimal plain = number.stripTrailingZeros();
            return plain.scale() < 0 ? plain.setScale(0) : plain;
        }
    }
}
