package eu.kapstok.signing;

import java.time.Instant;
import java.util.Locale;

/**
 * What a signer did.
 *
 * @param version of the draft, as in the plan
 * @param signer place in the plan, from 1
 * @param name of who really signed: another than planned after a hand-over
 * @param mandate by which they sign, in words; null when nothing has to be said
 * @param locale language of what stands in the field
 * @param codeSentTo where the one-time code went, masked; null when none was asked for
 * @param drawn the drawn signature, null when the name was typed
 */
public record SignerAct(int version, int signer, String name, String email, String company, String mandate, Locale locale,
                        Consent consent, Instant consentedAt, String codeSentTo, SignatureImage drawn, String ip, String userAgent) {
}
