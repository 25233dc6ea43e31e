package eu.kapstok.claim;

import java.math.BigDecimal;

/**
 * All that is needed to pay a sum.
 *
 * @param holder of the account
 * @param iban in groups of four
 * @param bic null where it is not said
 * @param amount EUR
 * @param qr what the payment code says, null where nothing is to be paid
 * @param paymentLink page to pay on, null where there is none
 */
public record PayTo(String holder, String iban, String bic, BigDecimal amount, PaymentReference reference, String qr, String paymentLink) {
}
