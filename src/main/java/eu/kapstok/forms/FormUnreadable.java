package eu.kapstok.forms;

/** A form file that is none. */
class FormUnreadable extends RuntimeException {

    private final int line;

    /** @param line where it breaks, 0 when it is no matter of lines */
    FormUnreadable(String message, int line) {
        super(message);
        this.line = line;
    }

    int line() {
        return line;
    }
}
