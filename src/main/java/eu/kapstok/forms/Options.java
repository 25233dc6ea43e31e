package eu.kapstok.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What inputs offer to choose from: written in the form, given by a variable, or found by an expression. */
final class Options {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> UNNAMED = Map.of("label", "Value", "value", "value");

    private Options() {
    }

    /**
     * @param given the values that the form began with
     * @param scope what an expression sees
     */
    static List<Choice> of(FormComponent input, Map<String, Object> given, Map<String, Object> scope, Feel feel, Language language) {
        List<Choice> options = new ArrayList<>();
        for (Object item : items(input.json(), given, scope, feel)) {
            Choice choice = choice(input, item, language);
            if (choice != null) {
                options.add(choice);
            }
        }
        return options;
    }

    private static List<?> items(JsonNode json, Map<String, Object> given, Map<String, Object> scope, Feel feel) {
        String expression = json.path("valuesExpression").asText("");
        if (json.has("valuesKey")) {
            return given.get(json.path("valuesKey").asText()) instanceof List<?> items ? items : List.of();
        } else if (json.has("values")) {
            return json.path("values").isArray() ? JSON.convertValue(json.path("values"), List.class) : List.of();
        } else if (Feel.isExpression(expression)) {
            return feel.list(expression, scope);
        }
        return expression.isEmpty() ? List.of(UNNAMED) : List.of();
    }

    private static Choice choice(FormComponent input, Object item, Language language) {
        boolean pair = item instanceof Map<?, ?>;
        Object value = item instanceof Map<?, ?> map ? map.get("value") : item;
        String label = item instanceof Map<?, ?> map && map.get("label") instanceof String text && !text.isEmpty() ? text : null;
        boolean simple = value instanceof Boolean || value instanceof Number || value instanceof String text && !text.isEmpty();
        if (!simple && !(pair && label != null && value instanceof Map<?, ?> map && !map.isEmpty())) {
            return null;
        }
        String own = input.properties().get("value." + value + "." + language.code());
        return new Choice(value, own != null ? own : label != null ? label : language.write(value));
    }
}
