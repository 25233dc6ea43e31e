package eu.kapstok.signing;

/** The key that is set up for the seal cannot be used; the message says which setting and why. */
class UnusableSealKey extends RuntimeException {

    UnusableSealKey(String message, Throwable cause) {
        super(message, cause);
    }
}
