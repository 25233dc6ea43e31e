package eu.kapstok.erp;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * An invoice or a credit note that was issued; the amounts of a credit note are below 0.
 *
 * @param number such as F2026-00042
 * @param customer customer number
 * @param dueDate last day on which it is paid in time
 * @param currency ISO 4217
 * @param net excluding VAT
 * @param total including VAT
 * @param open what is still to be paid, 0 when settled
 * @param orders numbers of the orders it is about
 * @param creditedInvoice number of the invoice that it credits, null unless it is a credit note of one
 */
public record ErpInvoice(String number, String customer, LocalDate date, LocalDate dueDate, String currency, BigDecimal net,
                         BigDecimal vat, BigDecimal total, BigDecimal open, List<String> orders, String creditedInvoice) {
}
