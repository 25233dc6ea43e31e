package eu.kapstok.forms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.spin.plugin.variable.SpinValues;

/** Values as the engine can hold them and as Tasklist can show them. */
final class EngineValues {

    /** So many characters fit into a text variable. */
    static final int LONGEST_TEXT = 4_000;

    private static final ObjectMapper JSON = new ObjectMapper();

    private EngineValues() {
    }

    static Map<String, Object> of(Map<String, Object> values) {
        Map<String, Object> variables = new LinkedHashMap<>();
        values.forEach((name, value) -> variables.put(name, of(value)));
        return variables;
    }

    /** Lists and maps as JSON, days as text, amounts as Double. */
    static Object of(Object value) {
        if (value instanceof Map<?, ?> || value instanceof Collection<?>) {
            try {
                return SpinValues.jsonValue(JSON.writeValueAsString(simple(value))).create();
            } catch (JsonProcessingException notJson) {
                throw new IllegalArgumentException("A display value cannot be written as JSON", notJson);
            }
        }
        return simple(value);
    }

    private static Object simple(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> simple = new LinkedHashMap<>();
            map.forEach((name, inner) -> simple.put(String.valueOf(name), simple(inner)));
            return simple;
        } else if (value instanceof Collection<?> list) {
            return list.stream().map(EngineValues::simple).collect(Collectors.toCollection(ArrayList::new));
        } else if (value instanceof BigDecimal number) {
            return number.doubleValue();
        } else if (value instanceof LocalDate day) {
            return day.toString();
        } else if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        return value;
    }
}
