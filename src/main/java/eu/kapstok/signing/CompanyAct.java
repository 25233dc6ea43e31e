package eu.kapstok.signing;

import java.util.Locale;

/**
 * The company's own signature, the last one.
 *
 * @param version of the draft, as in the plan
 * @param name of the member of staff who signs for the company
 * @param role in which they do, in words; null when nothing has to be said
 * @param drawn the drawn signature, null when there is none
 */
public record CompanyAct(int version, String name, String role, Locale locale, SignatureImage drawn, String ip, String userAgent) {
}
