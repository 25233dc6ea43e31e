package eu.kapstok.forms;

/**
 * One of the values that a select or radio offers.
 *
 * @param value String, Boolean or number, as it becomes the answer
 * @param label in the person's language
 */
record Choice(Object value, String label) {

    /** As it is sent by a page. */
    String sent() {
        return value.toString();
    }
}
