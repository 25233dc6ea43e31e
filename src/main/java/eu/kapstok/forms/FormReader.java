package eu.kapstok.forms;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.kapstok.forms.FormComponent.Type;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads Camunda Forms files. */
final class FormReader {

    private static final ObjectMapper JSON = new ObjectMapper()
            .configure(JsonParser.Feature.STRICT_DUPLICATE_DETECTION, true)
            .configure(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, true);

    private FormReader() {
    }

    /** @throws FormUnreadable when it is no form at all */
    static Form read(byte[] file) {
        JsonNode root;
        try {
            root = JSON.readTree(file);
        } catch (JsonProcessingException broken) {
            int line = broken.getLocation() == null ? 0 : broken.getLocation().getLineNr();
            throw new FormUnreadable("The file is not valid JSON: " + broken.getOriginalMessage(), line);
        } catch (IOException unreadable) {
            throw new FormUnreadable("The file cannot be read: " + unreadable.getMessage(), 0);
        }
        if (root == null || !root.isObject() || !root.path("components").isArray()) {
            throw new FormUnreadable("The file is not a Camunda Form: it has no components", 0);
        }
        return new Form(root.path("id").asText(""), root.path("schemaVersion").asInt(0),
                components(root.path("components"), List.of()));
    }

    private static List<FormComponent> components(JsonNode array, List<String> path) {
        List<FormComponent> components = new ArrayList<>();
        for (JsonNode json : array) {
            components.add(component(json, path));
        }
        return List.copyOf(components);
    }

    private static FormComponent component(JsonNode json, List<String> outer) {
        Type type = type(json);
        List<String> path = List.of();
        List<FormComponent> children = List.of();
        if (type == Type.GROUP) {
            children = components(json.path("components"), join(outer, json.path("path").asText("")));
        } else if (type == Type.DYNAMICLIST) {
            path = join(outer, json.path("path").asText(""));
            children = components(json.path("components"), List.of());
        } else if (json.hasNonNull("key")) {
            path = join(outer, json.path("key").asText());
        }
        String id = json.path("id").asText(String.join("_", path));
        if (path.isEmpty() && (type.isInput() || type == Type.EXPRESSION || type == Type.DYNAMICLIST)) {
            throw new FormUnreadable("Component " + id + " of type " + json.path("type").asText() + " has no "
                    + (type == Type.DYNAMICLIST ? "path" : "key"), 0);
        }
        return new FormComponent(type, id, json, path, properties(json.path("properties")), children);
    }

    private static Type type(JsonNode json) {
        String name = json.path("type").asText("");
        if (name.equals("datetime")) {
            return switch (json.path("subtype").asText("date")) {
                case "date" -> Type.DATE;
                case "time" -> Type.TIME;
                case "datetime" -> Type.DATETIME;
                default -> Type.UNSUPPORTED;
            };
        }
        if (name.equals("dynamiclist") && !json.path("isRepeating").asBoolean(true)) {
            return Type.GROUP;
        }
        for (Type type : Type.values()) {
            if (!Set.of(Type.DATE, Type.TIME, Type.UNSUPPORTED).contains(type) && type.name().toLowerCase(Locale.ROOT).equals(name)) {
                return type;
            }
        }
        return Type.UNSUPPORTED;
    }

    private static Map<String, String> properties(JsonNode json) {
        Map<String, String> properties = new LinkedHashMap<>();
        json.fields().forEachRemaining(field -> properties.put(field.getKey(), field.getValue().asText()));
        return Map.copyOf(properties);
    }

    private static List<String> join(List<String> outer, String names) {
        List<String> path = new ArrayList<>(outer);
        for (String name : names.split("\\.")) {
            if (!name.isEmpty()) {
                path.add(name);
            }
        }
        return List.copyOf(path);
    }
}
