package eu.kapstok.forms;

/** What somebody typed or picked on a page: text that their language gives its meaning. */
record Typed(String text) {

    @Override
    public String toString() {
        return text;
    }
}
