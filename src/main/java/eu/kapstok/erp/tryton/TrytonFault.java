package eu.kapstok.erp.tryton;

import com.fasterxml.jackson.databind.JsonNode;
import eu.kapstok.erp.ErpException;
import java.util.Locale;

/** What Tryton says went wrong, in our kinds; its texts are read in English. */
final class TrytonFault {

    private static final int LONGEST = 300;

    /** Tryton wants a yes before it goes on. */
    static final class Warning extends ErpException {

        private final String name;

        private Warning(String name, String message) {
            super(Kind.NEEDS_DECISION, "Tryton asks: " + message);
            this.name = name;
        }

        /** What is to be answered. */
        String name() {
            return name;
        }
    }

    private TrytonFault() {
    }

    static ErpException of(JsonNode error) {
        String kind = error.path(0).asText();
        return switch (kind) {
            case "UserError" -> new ErpException(kind(error.path(1).path(0).asText()), text(error.path(1)));
            case "UserWarning" -> new Warning(error.path(1).path(0).asText(), shortened(error.path(1).path(1).asText()));
            case "ConcurrencyException" ->
                    new ErpException(ErpException.Kind.CONFLICT, "Somebody changed it in Tryton at the same moment");
            case "LoginException" -> new ErpException(ErpException.Kind.DENIED, "Tryton wants more than a password to log in");
            default -> new ErpException(crowded(kind) ? ErpException.Kind.BUSY : ErpException.Kind.INVALID,
                    "Tryton failed: " + shortened(kind));
        };
    }

    private static ErpException.Kind kind(String message) {
        String words = message.toLowerCase(Locale.ROOT);
        if (words.contains("not allowed to") && words.contains("rules") || words.contains("don't exist")
                || words.contains("does not exist")) {
            return ErpException.Kind.NOT_FOUND;
        }
        return words.contains("not allowed to") || words.contains("not allowed.") ? ErpException.Kind.DENIED
                : ErpException.Kind.INVALID;
    }

    private static boolean crowded(String message) {
        return message.contains("could not serialize") || message.contains("locked") || message.contains("could not obtain lock")
                || message.contains("deadlock");
    }

    private static String text(JsonNode words) {
        String more = words.path(1).asText("");
        return shortened(more.isBlank() ? words.path(0).asText() : words.path(0).asText() + ": " + more);
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
    }
}
