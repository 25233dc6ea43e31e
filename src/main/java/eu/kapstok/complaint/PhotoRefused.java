package eu.kapstok.complaint;

/** What was sent as a photo is none that we can take. */
class PhotoRefused extends Exception {

    private final String messageKey;

    /** @param messageKey what to tell the sender, and what they can do */
    PhotoRefused(String messageKey) {
        super(messageKey);
        this.messageKey = messageKey;
    }

    String messageKey() {
        return messageKey;
    }
}
