package eu.kapstok.erp;

import java.math.BigDecimal;
import java.util.List;

/**
 * What is to be given back on an invoice.
 *
 * @param invoice number of the invoice
 * @param reference number of our case
 * @param reason as it stands on the credit note
 */
public record ErpCreditRequest(String invoice, String reference, String reason, List<Line> lines) {

    /**
     * Either so much of the line at its price, or an amount of it.
     *
     * @param line place on the invoice, from 1
     * @param quantity null where an amount is given back
     * @param net EUR excluding VAT, null where a quantity is given back
     */
    public record Line(int line, BigDecimal quantity, BigDecimal net) {

        /** However many zeros a number was kept with, the same request says the same. */
        public Line {
            quantity = plain(quantity);
            net = plain(net);
            if ((quantity == null) == (net == null)) {
                throw new IllegalArgumentException("Either a quantity or an amount of line " + line + " is given back");
            }
        }

        public static Line of(int line, BigDecimal quantity) {
            return new Line(line, quantity, null);
        }

        /** @param net EUR excluding VAT */
        public static Line amount(int line, BigDecimal net) {
            return new Line(line, null, net);
        }

        private static BigDecimal plain(BigDecimal number) {
            if (number == null) {
                return null;
            }
            BigDecimal plain = number.stripTrailingZeros();
            return plain.scale() < 0 ? plain.setScale(0) : plain;
        }
    }
}
