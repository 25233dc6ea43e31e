package eu.kapstok.claim;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A payment that came in.
 *
 * @param amount EUR, above 0
 */
public record ClaimPayment(LocalDate date, BigDecimal amount) {
}
