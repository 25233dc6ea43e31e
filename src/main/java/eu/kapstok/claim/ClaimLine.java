package eu.kapstok.claim;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * One line of a calculation. The interest lines of an invoice sum to its interest, which is rounded once.
 *
 * @param invoice number of the invoice, null where it is about all of them or the invoice has none
 * @param from first day counted, null where no days are
 * @param to last day counted
 * @param days that interest ran for, null where no days are counted
 * @param rate percent: a year for interest, of the base else; null where there is none
 * @param base EUR that it is counted on
 * @param amount EUR, below 0 for what a payment settled
 */
public record ClaimLine(String invoice, ClaimReason reason, LocalDate from, LocalDate to, Integer days, BigDecimal rate,
                        BigDecimal base, BigDecimal amount) {
}
