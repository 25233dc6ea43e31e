package eu.kapstok.claim;

/**
 * Under which a sum is paid, so that it is found again.
 *
 * @param owner what is paid with it
 * @param compact as banks compare it
 * @param printed as people read it
 */
public record PaymentReference(String owner, Form form, String compact, String printed) {

    /** OGM: Belgian structured communication; RF: ISO 11649; NL: Dutch reference of sixteen digits. */
    public enum Form { OGM, RF, NL }

    private static final String ZEROS = "00000";

    static PaymentReference of(String owner, String base, String country) {
        return of(owner, base, country, false);
    }

    /** @param dutch whether Dutch customers pay under a Dutch reference */
    static PaymentReference of(String owner, String base, String country, boolean dutch) {
        if (dutch && country.equals("NL")) {
            String digits = DutchReference.of(ZEROS + base);
            return new PaymentReference(owner, Form.NL, digits, CreditorReference.printed(digits));
        }
        if (country.equals("BE")) {
            String digits = StructuredCommunication.of(base);
            return new PaymentReference(owner, Form.OGM, digits, StructuredCommunication.printed(digits));
        }
        String reference = CreditorReference.of(base);
        return new PaymentReference(owner, Form.RF, reference, CreditorReference.printed(reference));
    }
}
