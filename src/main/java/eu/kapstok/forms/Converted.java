package eu.kapstok.forms;

import java.util.List;

/**
 * An answer in the type its input declares, or why it cannot be had.
 *
 * @param value null when nothing was answered, or nothing usable
 * @param problem key of the message, null when all is well
 */
record Converted(Object value, String problem, List<Object> arguments) {

    static final Converted NOTHING = new Converted(null, null, List.of());

    static Converted value(Object value) {
        return new Converted(value, null, List.of());
    }

    static Converted problem(String key, Object... arguments) {
        return new Converted(null, key, List.of(arguments));
    }

    boolean isProblem() {
        return problem != null;
    }
}
