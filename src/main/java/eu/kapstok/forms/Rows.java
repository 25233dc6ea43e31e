package eu.kapstok.forms;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The rows of a dynamic list as they were sent.
 *
 * @param count how many
 * @param origins place of each among the rows that were given at first, null for a row that was added; null as a whole
 *                where nothing tells
 */
record Rows(int count, List<Integer> origins) {

    /** So many rows fit into one form, those of all its lists together. */
    static final int MOST = 500;

    /** What stands for more rows than fit. */
    static final Object TOO_MANY = new Object();

    private static final String ADDED = "+";

    static Rows unknown(int count) {
        return new Rows(count, null);
    }

    /** As the page sends them: {@code 0 1 +}; null where it is anything else. */
    static Rows read(String text) {
        List<Integer> origins = new ArrayList<>();
        for (String origin : text.isBlank() ? new String[0] : text.strip().split(" ")) {
            if (!origin.equals(ADDED) && !origin.matches("\\d{1,4}")) {
                return null;
            }
            origins.add(origin.equals(ADDED) ? null : Integer.valueOf(origin));
        }
        return new Rows(origins.size(), Collections.unmodifiableList(origins));
    }

    static String write(List<Integer> origins) {
        return origins.stream().map(origin -> origin == null ? ADDED : origin.toString()).collect(Collectors.joining(" "));
    }
}
