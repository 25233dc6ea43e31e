package eu.kapstok.signing;

/** What was sent as a drawn signature is none. */
public class UnusableSignature extends Exception {

    private final String messageKey;

    UnusableSignature(String messageKey) {
        super(messageKey);
        this.messageKey = messageKey;
    }

    /** Key of the text that tells the signer. */
    public String messageKey() {
        return messageKey;
    }
}
