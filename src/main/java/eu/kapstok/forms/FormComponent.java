package eu.kapstok.forms;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * One component of a form file. What takes an answer has a name: its key, with the paths of the groups around it.
 *
 * @param id in the file, unique
 * @param json the component as it stands in the file
 * @param path names from the outside in, empty for what has none
 * @param properties custom properties, among them texts per language and {@code asButtons}
 * @param children of a group
 */
record FormComponent(Type type, String id, JsonNode json, List<String> path, Map<String, String> properties,
                     List<FormComponent> children) {

    enum Type {
        TEXTFIELD(true), TEXTAREA(true), NUMBER(true), CHECKBOX(true), DATE(true), SELECT(true), RADIO(true),
        TEXT(false), HTML(false), TABLE(false), GROUP(false), BUTTON(false), SEPARATOR(false), SPACER(false),
        UNSUPPORTED(false);

        private final boolean input;

        Type(boolean input) {
            this.input = input;
        }

        boolean isInput() {
            return input;
        }
    }

    /** Whether it takes an answer. */
    boolean isInput() {
        return type.isInput();
    }

    /** Under which an answer is sent and a problem is told. */
    String name() {
        return String.join(".", path);
    }

    /** Text of the file, null where there is none or it is empty. */
    String text(String field) {
        JsonNode value = json.path(field);
        return value.isValueNode() && !value.isNull() && !value.asText().isEmpty() ? value.asText() : null;
    }

    /** Text in a language: the property {@code field.language} where given, else what the form has. */
    String text(String field, Language language) {
        String own = properties.get(field + "." + language.code());
        return own == null || own.isEmpty() ? text(field) : own;
    }

    JsonNode rule(String name) {
        return json.path("validate").path(name);
    }

    boolean isRequired() {
        return rule("required").asBoolean(false);
    }

    boolean isDisabled() {
        return json.path("disabled").asBoolean(false);
    }

    String hideExpression() {
        String hide = json.path("conditional").path("hide").asText("");
        return Feel.isExpression(hide) ? hide : null;
    }

    /** Each of its values is a button of its own that sends the form. */
    boolean isAsButtons() {
        return (type == Type.SELECT || type == Type.RADIO) && Boolean.parseBoolean(properties.get("asButtons"));
    }

    /** At most so many digits behind the decimal sign, null when the form says nothing. */
    Integer decimalDigits() {
        return json.path("decimalDigits").isInt() ? json.path("decimalDigits").asInt() : null;
    }
}
