package eu.kapstok.erp;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * Something that a customer still has to pay, or for a credit note is still to be given back.
 *
 * @param id the ERP's own; an invoice that is paid in parts has one for each
 * @param invoice number of the invoice, null where none
 * @param customer customer number
 * @param invoiceDate null where there is no invoice
 * @param dueDate last day on which it is paid in time
 * @param total including VAT, below 0 for a credit note
 * @param open what is left of {@code total}, never 0
 * @param currency ISO 4217
 * @param payments that came in for it by day, null where the ERP does not tell them
 */
public record ErpReceivable(String id, String invoice, String customer, LocalDate invoiceDate, LocalDate dueDate,
                            BigDecimal total, BigDecimal open, String currency, List<Payment> payments) {

    /** @param amount above 0, in the currency of the receivable */
    public record Payment(LocalDate date, BigDecimal amount) {
    }

    public ErpReceivable {
        payments = payments == null ? null : List.copyOf(payments);
    }

    /** Of an ERP that does not tell when payments came in. */
    public ErpReceivable(String id, String invoice, String customer, LocalDate invoiceDate, LocalDate dueDate, BigDecimal total,
                         BigDecimal open, String currency) {
        this(id, invoice, customer, invoiceDate, dueDate, total, open, currency, null);
    }
}
