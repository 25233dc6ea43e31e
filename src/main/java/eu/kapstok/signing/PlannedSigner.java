package eu.kapstok.signing;

/**
 * Who is asked to sign.
 *
 * @param mandate what they may sign, in words; null when nothing has to be said
 */
public record PlannedSigner(String name, String email, String company, String mandate) {
}
