package eu.kapstok.demo;

import java.util.List;

/** A call that says something wrong; {@code fields} names where. */
class BadDemoRequest extends RuntimeException {

    private final transient List<String> fields;

    BadDemoRequest(String message, List<String> fields) {
        super(message);
        this.fields = List.copyOf(fields);
    }

    List<String> fields() {
        return fields;
    }
}
