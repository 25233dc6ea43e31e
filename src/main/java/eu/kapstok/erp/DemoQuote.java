package eu.kapstok.erp;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * What the demo ERP's user types to make a quote.
 *
 * @param customer number; not read when a quote is revised
 * @param contact id of the contact it is meant for, null: the customer's first
 * @param discountPercent on the document, null for none
 * @param validUntil null: 30 days from today
 * @param createdBy staff user id, null: {@code sales}
 * @param paymentTermDays null: the customer's own
 * @param requestReference number of the customer's request it answers, null where none
 */
public record DemoQuote(String customer, String contact, List<Line> lines, BigDecimal discountPercent, LocalDate validUntil,
                        String createdBy, Integer paymentTermDays, boolean nonStandardTerms, String requestReference) {

    /** A quote with all the usual terms. */
    public static DemoQuote of(String customer, Line... lines) {
        return new DemoQuote(customer, null, List.of(lines), null, null, null, null, false, null);
    }

    public DemoQuote withDiscount(String percent) {
        return new DemoQuote(customer, contact, lines, new BigDecimal(percent), validUntil, createdBy, paymentTermDays,
                nonStandardTerms, requestReference);
    }

    public DemoQuote withValidUntil(LocalDate day) {
        return new DemoQuote(customer, contact, lines, discountPercent, day, createdBy, paymentTermDays, nonStandardTerms,
                requestReference);
    }

    public DemoQuote withCreatedBy(String staffUser) {
        return new DemoQuote(customer, contact, lines, discountPercent, validUntil, staffUser, paymentTermDays,
                nonStandardTerms, requestReference);
    }

    public DemoQuote withPaymentTermDays(int days) {
        return new DemoQuote(customer, contact, lines, discountPercent, validUntil, createdBy, days, nonStandardTerms,
                requestReference);
    }

    public DemoQuote withNonStandardTerms() {
        return new DemoQuote(customer, contact, lines, discountPercent, validUntil, createdBy, paymentTermDays, true,
                requestReference);
    }

    /** @param discountPercent null for none */
    public record Line(String product, BigDecimal quantity, BigDecimal discountPercent) {

        public static Line of(String product, int quantity) {
            return new Line(product, BigDecimal.valueOf(quantity), null);
        }

        public static Line of(String product, int quantity, String discountPercent) {
            return new Line(product, BigDecimal.valueOf(quantity), new BigDecimal(discountPercent));
        }
    }
}
