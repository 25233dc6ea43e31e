package eu.kapstok.claim;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * An invoice that is claimed.
 *
 * @param number null where none is known
 * @param amount EUR including VAT less what was credited, before the payments below
 * @param invoiceDate null where it is not known
 * @param due last day on which it is paid in time
 * @param description what was delivered, null where it is not known
 */
public record ClaimInvoice(String number, BigDecimal amount, LocalDate invoiceDate, LocalDate due, String description,
                           List<ClaimPayment> payments, List<ClaimPause> pauses) {

    public ClaimInvoice {
        payments = List.copyOf(payments);
        pauses = List.copyOf(pauses);
    }

    /** Nothing of it was paid, and interest was never stopped. */
    public static ClaimInvoice of(String number, BigDecimal amount, LocalDate invoiceDate, LocalDate due) {
        return new ClaimInvoice(number, amount, invoiceDate, due, null, List.of(), List.of());
    }
}
