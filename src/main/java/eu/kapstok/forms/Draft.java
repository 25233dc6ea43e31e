package eu.kapstok.forms;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What somebody typed into the form of a task and did not send.
 *
 * @param form the deployed form it was typed into
 * @param typed as the page sent it
 * @param labels what the fields were called, by name
 */
record Draft(String form, Map<String, List<String>> typed, Map<String, String> labels, Instant savedAt) {

    /** A draft is no place to store things: more characters than this are refused. */
    static final int MOST_CHARACTERS = 200_000;

    boolean isTooLarge() {
        return typed.entrySet().stream()
                .mapToLong(field -> field.getKey().length() + field.getValue().stream().mapToLong(String::length).sum())
                .sum() > MOST_CHARACTERS;
    }
}
