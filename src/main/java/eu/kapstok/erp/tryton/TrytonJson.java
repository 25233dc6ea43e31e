package eu.kapstok.erp.tryton;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;

/** Tryton's way of writing values: what JSON has no type for is an object with a {@code __class__}. */
final class TrytonJson {

    static final JsonMapper MAPPER = JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).nodeFactory(JsonNodeFactory.withExactBigDecimals(true)).build();

    private static final String CLASS = "__class__";
    private static final int NANOS_PER_MICRO = 1000;

    private TrytonJson() {
    }

    /** Text, whole numbers, truth, decimals, dates, moments, files, lists and maps. */
    static JsonNode of(Object value) {
        JsonNodeFactory nodes = MAPPER.getNodeFactory();
        if (value == null) {
            return nodes.nullNode();
        } else if (value instanceof JsonNode node) {
            return node;
        } else if (value instanceof Collection<?> list) {
            ArrayNode array = nodes.arrayNode();
            list.forEach(item -> array.add(of(item)));
            return array;
        } else if (value instanceof Map<?, ?> map) {
            ObjectNode object = nodes.objectNode();
            map.forEach((key, item) -> object.set((String) key, of(item)));
            return object;
        } else if (value instanceof BigDecimal decimal) {
            return nodes.objectNode().put(CLASS, "Decimal").put("decimal", decimal.toPlainString());
        } else if (value instanceof byte[] bytes) {
            return nodes.objectNode().put(CLASS, "bytes").put("base64", Base64.getEncoder().encodeToString(bytes));
        } else if (value instanceof LocalDate date) {
            return day(date, "date");
        } else if (value instanceof LocalDateTime moment) {
            return day(moment.toLocalDate(), "datetime").put("hour", moment.getHour()).put("minute", moment.getMinute())
                    .put("second", moment.getSecond()).put("microsecond", moment.getNano() / NANOS_PER_MICRO);
        }
        return MAPPER.valueToTree(value);
    }

    /** A decimal or a plain number. */
    static BigDecimal decimal(JsonNode value) {
        if (value.isNumber()) {
            return value.decimalValue();
        }
        return new BigDecimal(classed(value, "Decimal").path("decimal").asText());
    }

    static LocalDate date(JsonNode value) {
        return day(classed(value, "date"));
    }

    static LocalDateTime moment(JsonNode value) {
        JsonNode moment = classed(value, "datetime");
        return day(moment).atTime(part(moment, "hour"), part(moment, "minute"), part(moment, "second"),
                part(moment, "microsecond") * NANOS_PER_MICRO);
    }

    static byte[] bytes(JsonNode value) {
        return Base64.getMimeDecoder().decode(classed(value, "bytes").path("base64").asText());
    }

    private static ObjectNode day(LocalDate date, String kind) {
        return MAPPER.createObjectNode().put(CLASS, kind).put("year", date.getYear()).put("month", date.getMonthValue())
                .put("day", date.getDayOfMonth());
    }

    private static LocalDate day(JsonNode value) {
        return LocalDate.of(part(value, "year"), part(value, "month"), part(value, "day"));
    }

    private static int part(JsonNode value, String name) {
        if (!value.path(name).isInt()) {
            throw new IllegalArgumentException("no " + name + " in " + value);
        }
        return value.get(name).intValue();
    }

    private static JsonNode classed(JsonNode value, String kind) {
        if (!kind.equals(value.path(CLASS).asText())) {
            throw new IllegalArgumentException("no " + kind + ": " + value);
        }
        return value;
    }
}
