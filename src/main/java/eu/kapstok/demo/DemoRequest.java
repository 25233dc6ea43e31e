package eu.kapstok.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The body of a call, read strictly: what nobody declared or what has the wrong shape is refused by its name. */
class DemoRequest {

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,12}(\\.\\d{1,6})?");
    private static final int LONGEST_TEXT = 500;

    private final JsonNode node;
    private final String path;

    private DemoRequest(JsonNode node, String path) {
        this.node = node;
        this.path = path;
    }

    /** @param rows names of the fields in the rows of those fields that are lists */
    static DemoRequest of(JsonNode body, Set<String> fields, Map<String, Set<String>> rows) {
        if (body == null || !body.isObject()) {
            throw new BadDemoRequest("The body must be a JSON object", List.of());
        }
        List<String> unknown = new ArrayList<>(unknown(body, "", fields));
        rows.forEach((list, names) -> {
            for (int i = 0; i < body.path(list).size(); i++) {
                unknown.addAll(unknown(body.path(list).path(i), list + "[" + i + "].", names));
            }
        });
        if (!unknown.isEmpty()) {
            throw new BadDemoRequest("Unknown fields: " + String.join(", ", unknown), unknown);
        }
        return new DemoRequest(body, "");
    }

    private static List<String> unknown(JsonNode node, String path, Set<String> fields) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(name -> {
            if (!fields.contains(name)) {
                names.add(path + name);
            }
        });
        return names;
    }

    boolean has(String field) {
        return node.hasNonNull(field);
    }

    String text(String field) {
        return text(field, LONGEST_TEXT);
    }

    String text(String field, int longest) {
        JsonNode value = needed(field);
        if (!value.isTextual() || value.asText().isBlank() || value.asText().length() > longest) {
            throw wrong(field, "must be a text of at most " + longest + " characters");
        }
        return value.asText();
    }

    <E extends Enum<E>> E word(String field, Class<E> words) {
        String text = text(field);
        for (E word : words.getEnumConstants()) {
            if (word.name().equals(text)) {
                return word;
            }
        }
        throw wrong(field, "must be one of " + List.of(words.getEnumConstants()));
    }

    /** As a decimal string or a JSON number. */
    BigDecimal number(String field, BigDecimal least, BigDecimal most, int decimals) {
        JsonNode value = needed(field);
        String text = value.isNumber() ? value.decimalValue().toPlainString() : value.asText();
        if (!value.isNumber() && !value.isTextual() || !NUMBER.matcher(text).matches()) {
            throw wrong(field, "must be a number");
        }
        BigDecimal number = new BigDecimal(text);
        if (number.compareTo(least) < 0 || number.compareTo(most) > 0) {
            throw wrong(field, "must be between %s and %s".formatted(least, most));
        }
        if (number.stripTrailingZeros().scale() > decimals) {
            throw wrong(field, "has at most %d decimals".formatted(decimals));
        }
        return number;
    }

    int whole(String field, int least, int most) {
        return number(field, BigDecimal.valueOf(least), BigDecimal.valueOf(most), 0).intValue();
    }

    boolean flag(String field) {
        if (!has(field)) {
            return false;
        }
        if (!node.get(field).isBoolean()) {
            throw wrong(field, "must be true or false");
        }
        return node.get(field).booleanValue();
    }

    LocalDate day(String field) {
        try {
            return LocalDate.parse(text(field));
        } catch (DateTimeException notADate) {
            throw wrong(field, "must be a date such as 2026-12-31");
        }
    }

    /** At least one row. */
    <T> List<T> rows(String field, int most, Function<DemoRequest, T> row) {
        JsonNode value = needed(field);
        if (!value.isArray() || value.isEmpty() || value.size() > most) {
            throw wrong(field, "must be a list of 1 to " + most + " entries");
        }
        List<T> rows = new ArrayList<>();
        for (int i = 0; i < value.size(); i++) {
            if (!value.get(i).isObject()) {
                throw wrong(field + "[" + i + "]", "must be an object");
            }
            rows.add(row.apply(new DemoRequest(value.get(i), path + field + "[" + i + "].")));
        }
        return rows;
    }

    BadDemoRequest wrong(String field, String what) {
        return new BadDemoRequest(path + field + " " + what, List.of(path + field));
    }

    private JsonNode needed(String field) {
        if (!has(field)) {
            throw wrong(field, "is missing");
        }
        return node.get(field);
    }
}
