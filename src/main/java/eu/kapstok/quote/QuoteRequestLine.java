package eu.kapstok.quote;

import jakarta.persistence.Embeddable;
import java.math.BigDecimal;

/**
 * One thing that a customer wants quoted.
 *
 * @param product code, null where the customer said it in words
 * @param description what it is called, or the customer's words
 * @param unit null where none is known
 */
@Embeddable
record QuoteRequestLine(String product, String description, BigDecimal quantity, String unit) {
}
