package eu.kapstok.forms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;

/**
 * One of the values that an input offers.
 *
 * @param value String, Boolean, number or Map, as it becomes the answer
 * @param label in the person's language
 */
record Choice(Object value, String label) {

    private static final ObjectMapper JSON = JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

    /** As it is sent by a page. */
    String sent() {
        return sent(value);
    }

    /** Whether that is what was chosen. */
    boolean is(Object chosen) {
        return sent(chosen).equals(sent());
    }

    private static String sent(Object value) {
        return value instanceof Map<?, ?> ? json(value) : String.valueOf(value);
    }

    static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException notJson) {
            throw new IllegalArgumentException("A value cannot be written as JSON", notJson);
        }
    }
}
