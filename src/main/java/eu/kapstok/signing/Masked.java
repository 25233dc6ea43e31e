package eu.kapstok.signing;

/** Personal data as a record shows it: enough to recognise by who knows it, too little to use by who does not. */
public final class Masked {

    private static final String HIDDEN = "•••";

    private Masked() {
    }

    /** {@code anna@peeters.be} as {@code a•••@peeters.be}. */
    public static String email(String address) {
        int at = address.lastIndexOf('@');
        return at < 1 ? HIDDEN : address.substring(0, address.offsetByCodePoints(0, 1)) + HIDDEN + address.substring(at);
    }
}
