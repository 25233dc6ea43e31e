package eu.kapstok.forms;

/** What stood on the form that somebody sent, in their language: for a record of what they agreed to. */
public interface SeenWords {

    /**
     * Label of the input with that key.
     *
     * @throws IllegalArgumentException when the form did not ask that
     */
    String label(String key);

    /**
     * Label of the value that was chosen, such as the words on the button that was pressed.
     *
     * @throws IllegalArgumentException when the form did not ask that, or nothing was chosen
     */
    String chosen(String key);
}
