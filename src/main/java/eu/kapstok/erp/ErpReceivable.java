package eu.kapstok.erp;

import java.math.BigDecimal;
import java.time.LocalDate;

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
 */
public record ErpReceivable(String id, String invoice, String customer, LocalDate invoiceDate, LocalDate dueDate,
                            BigDecimal total, BigDecimal open, String currency) {
}
