package eu.kapstok.signing;

import java.util.List;
import java.util.Locale;

/**
 * How a version of a document is to be signed.
 *
 * @param title what people call the document
 * @param version of the draft, from 1
 * @param locale language of the evidence page
 * @param signers in the order in which they sign, one at least
 * @param consent what each of them agrees to
 */
public record SigningPlan(String title, int version, Locale locale, List<PlannedSigner> signers, Consent consent) {

    public SigningPlan {
        signers = List.copyOf(signers);
        if (signers.isEmpty()) {
            throw new IllegalArgumentException("Nobody signs " + title);
        }
    }
}
