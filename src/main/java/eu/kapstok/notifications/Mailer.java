package eu.kapstok.notifications;

/** Hands mails over to the post. */
interface Mailer {

    /** The post will never deliver to this address. */
    class RecipientRefused extends Exception {

        RecipientRefused(String reason, Throwable cause) {
            super(reason, cause);
        }
    }

    /** Any other exception means: try again later. */
    void send(KeptMail mail) throws RecipientRefused;

    /** Whether a sent mail is out of our hands; where it is not, its reader reads the kept one. */
    default boolean handsOver() {
        return false;
    }
}
