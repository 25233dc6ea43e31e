package eu.kapstok.signing;

/** The time-stamp authority is away, slow, or answers what cannot be believed; the message says which, for who looks after it. */
public class TimeStampUnavailable extends Exception {

    TimeStampUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
