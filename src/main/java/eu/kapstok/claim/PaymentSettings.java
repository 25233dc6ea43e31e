package eu.kapstok.claim;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How customers pay what they owe.
 *
 * @param accountHolder exact name that the bank knows the account by, null: the seller's full name
 * @param bic of the seller's bank, null: codes do not say it
 * @param structuredLine line of the payment code that holds a Belgian structured communication, 10 or 11
 * @param structuredSigns whether it stands there with its plus signs and slashes
 * @param dutchReference whether Dutch customers pay under a Dutch reference of sixteen digits, instead of a creditor reference
 * @param link address of the company's own payment page with {@code {amount}} and {@code {reference}}, null: none
 */
@ConfigurationProperties("claim.payment")
public record PaymentSettings(String accountHolder, String bic, @DefaultValue("10") int structuredLine,
                              @DefaultValue("true") boolean structuredSigns, @DefaultValue("false") boolean dutchReference, String link) {

    private static final int STRUCTURED = 10;
    private static final int TEXT = 11;

    public PaymentSettings {
        if (structuredLine != STRUCTURED && structuredLine != TEXT) {
            throw new IllegalArgumentException("claim.payment.structured-line is 10 or 11, not " + structuredLine);
        }
    }

    boolean inText() {
        return structuredLine == TEXT;
    }
}
