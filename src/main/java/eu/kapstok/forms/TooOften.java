package eu.kapstok.forms;

/** Refused only because it was done often enough for now; the same may go well later. */
public class TooOften extends FormRefused {

    public TooOften(String messageKey) {
        super(null, messageKey);
    }
}
