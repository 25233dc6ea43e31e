package eu.kapstok.erp;

import java.util.Optional;
import java.util.regex.Pattern;

/** How a fact from the ERP is written, on whatever road it comes. */
class ErpEventForm {

    private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9-]{0,59}");
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/-]{0,139}");
    private static final Pattern ID = Pattern.compile("[\\x21-\\x7e]{1,200}");

    private ErpEventForm() {
    }

    /** What is wrong with it, in words. */
    static Optional<String> problem(ErpEvent event) {
        if (!matches(TYPE, event.type())) {
            return Optional.of("type: a message name such as quote-submitted");
        }
        if (!matches(KEY, event.key())) {
            return Optional.of("key: the number that the fact is about");
        }
        if (!matches(ID, event.id())) {
            return Optional.of("id: at most 200 visible characters");
        }
        if (event.reference() != null && !matches(KEY, event.reference())) {
            return Optional.of("reference: the number that the fact answers");
        }
        return Optional.empty();
    }

    private static boolean matches(Pattern pattern, String text) {
        return text != null && pattern.matcher(text).matches();
    }
}
