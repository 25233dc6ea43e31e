package eu.kapstok.erp;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * A quote as the ERP holds it.
 *
 * @param number such as Q2026-00042
 * @param version opaque; another value means that lines, prices or terms changed
 * @param customer customer number
 * @param contact id of the {@link ErpContact} it is meant for, null: the customer's first
 * @param language nl, fr or en
 * @param validUntil last day of validity, inclusive, in the seller's time zone
 * @param discountPercent on the document, 0 to 100, after line discounts
 * @param createdBy staff user id of who made it
 * @param requestReference number of the customer's request it answers, null where none
 * @param vat EUR, what the ERP takes of it in all; null where it does not say, then half a cent is one
 */
public record ErpQuote(String number, String version, State state, String customer, String contact, String language,
                       LocalDate date, LocalDate validUntil, int paymentTermDays, boolean nonStandardTerms,
                       BigDecimal discountPercent, String createdBy, String requestReference, List<Line> lines, BigDecimal vat) {

    /** Of an ERP that does not say what VAT it takes. */
    public ErpQuote(String number, String version, State state, String customer, String contact, String language, LocalDate date,
                    LocalDate validUntil, int paymentTermDays, boolean nonStandardTerms, BigDecimal discountPercent, String createdBy,
                    String requestReference, List<Line> lines) {
        this(number, version, state, customer, contact, language, date, validUntil, paymentTermDays, nonStandardTerms, discountPercent,
                createdBy, requestReference, lines, null);
    }

    public enum State { OPEN, ACCEPTED, DECLINED, WITHDRAWN, EXPIRED }

    /**
     * @param position from 1
     * @param quantity up to 3 decimals
     * @param unitPrice EUR excluding VAT before discount, up to 4 decimals
     * @param discountPercent 0 to 100
     * @param vatRate percent
     * @param unitCost EUR
     * @param net EUR excluding VAT, after the line's discount; null where the ERP does not say, then half a cent is one
     */
    public record Line(int position, String product, String description, String unit, BigDecimal quantity,
                       BigDecimal unitPrice, BigDecimal discountPercent, BigDecimal vatRate, BigDecimal unitCost, BigDecimal net) {

        /** Of an ERP that does not say what it comes to. */
        public Line(int position, String product, String description, String unit, BigDecimal quantity, BigDecimal unitPrice,
                    BigDecimal discountPercent, BigDecimal vatRate, BigDecimal unitCost) {
            this(position, product, description, unit, quantity, unitPrice, discountPercent, vatRate, unitCost, null);
        }
    }
}
