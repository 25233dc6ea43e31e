package eu.kapstok.erp.tryton;

import com.fasterxml.jackson.databind.JsonNode;
import eu.kapstok.erp.ErpException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A record as Tryton answered it; a field that was asked for and is not there is no answer. */
record TrytonRecord(JsonNode fields) {

    long id() {
        return value("id", JsonNode::isIntegralNumber).longValue();
    }

    /** Null where empty. */
    String text(String field) {
        return isEmpty(field) ? null : value(field, JsonNode::isTextual).textValue();
    }

    /** Some databases have no truth of their own and say 0 or 1. */
    boolean flag(String field) {
        return !isEmpty(field) && value(field, value -> value.isBoolean() || value.isIntegralNumber()).asBoolean();
    }

    /** Null where empty, as of every other kind. */
    BigDecimal number(String field) {
        return classed(field, TrytonJson::decimal);
    }

    LocalDate date(String field) {
        return classed(field, TrytonJson::date);
    }

    LocalDateTime moment(String field) {
        return classed(field, TrytonJson::moment);
    }

    /** Id of what a field refers to, or how many or how long something is. */
    Long whole(String field) {
        return isEmpty(field) ? null : value(field, JsonNode::isIntegralNumber).longValue();
    }

    List<Long> ids(String field) {
        List<Long> ids = new ArrayList<>();
        value(field, JsonNode::isArray).forEach(id -> ids.add(id.longValue()));
        return ids;
    }

    /** Of a field that may be empty. */
    List<Long> idsOrNone(String field) {
        return isEmpty(field) ? List.of() : ids(field);
    }

    /** What a field refers to, read with it. */
    TrytonRecord in(String field) {
        return isEmpty(field + ".") ? null : new TrytonRecord(value(field + ".", JsonNode::isObject));
    }

    List<TrytonRecord> all(String field) {
        return list(value(field + ".", JsonNode::isArray));
    }

    static List<TrytonRecord> list(JsonNode records) {
        if (!records.isArray()) {
            throw notUnderstood("a list was asked for: " + shortened(records));
        }
        List<TrytonRecord> list = new ArrayList<>();
        records.forEach(record -> list.add(new TrytonRecord(record)));
        return list;
    }

    static ErpException notUnderstood(String what) {
        return new ErpException(ErpException.Kind.UNAVAILABLE, "Tryton's answer was not understood: " + what);
    }

    private boolean isEmpty(String field) {
        return value(field, value -> true).isNull();
    }

    private <T> T classed(String field, Function<JsonNode, T> reading) {
        if (isEmpty(field)) {
            return null;
        }
        try {
            return reading.apply(fields.get(field));
        } catch (IllegalArgumentException | java.time.DateTimeException wrong) {
            throw notUnderstood(field + " is " + wrong.getMessage());
        }
    }

    private JsonNode value(String field, java.util.function.Predicate<JsonNode> kind) {
        JsonNode value = fields.get(field);
        if (value == null) {
            throw notUnderstood("no " + field + " in " + shortened(fields));
        }
        if (!kind.test(value)) {
            throw notUnderstood(field + " is " + shortened(value));
        }
        return value;
    }

    private static String shortened(JsonNode node) {
        String text = node.toString();
        return text.length() <= 200 ? text : text.substring(0, 200) + "...";
    }
}
