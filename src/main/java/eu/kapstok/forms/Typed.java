package eu.kapstok.forms;

/** What somebody typed or picked on a page: text that their language gives its meaning. */
record Typed(String text) {

    /** A date and a time, each typed in a field of its own. */
    record Moment(String date, String time) {
    }

    @Override
    public String toString() {
        return text;
    }
}
