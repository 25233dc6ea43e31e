package eu.kapstok.forms;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * One component of a form file. What takes an answer has a name: its key, with the paths of the groups around it, up to
 * the form or the dynamic list that it stands in.
 *
 * @param id in the file, unique
 * @param json the component as it stands in the file
 * @param path names from the outside in, empty for what has none
 * @param properties custom properties, among them texts per language and {@code asButtons}
 * @param children of a group or of each row of a dynamic list
 */
record FormComponent(Type type, String id, JsonNode json, List<String> path, Map<String, String> properties,
                     List<FormComponent> children) {

    enum Type {
        TEXTFIELD(true), TEXTAREA(true), NUMBER(true), CHECKBOX(true), DATE(true), TIME(true), DATETIME(true), SELECT(true),
        RADIO(true), CHECKLIST(true), TAGLIST(true), EXPRESSION(false),
        TEXT(false), HTML(false), TABLE(false), IMAGE(false), GROUP(false), DYNAMICLIST(false), BUTTON(false), SEPARATOR(false), SPACER(false),
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

    /** Whether a value of the form's answer comes from it, answered or worked out. */
    boolean isKeyed() {
        return isInput() || type == Type.EXPRESSION;
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

    /** Whether rows may be added to a dynamic list and taken out of it. */
    boolean isAddRemove() {
        return json.path("allowAddRemove").asBoolean(true);
    }

    /** With how many rows a dynamic list begins when nothing is given for it. */
    int rowsAtFirst() {
        return Math.max(0, Math.min(Rows.MOST, json.path("defaultRepetitions").asInt(1)));
    }

    boolean isDisabled() {
        return json.path("disabled").asBoolean(false);
    }

    /** Whether it is only shown, whatever is answered elsewhere. */
    boolean isFixed() {
        return isDisabled() || json.path("readonly").asBoolean(false);
    }

    /** The expression that decides whether it is only shown, null when there is none. */
    String readonlyExpression() {
        String readonly = json.path("readonly").asText("");
        return Feel.isExpression(readonly) ? readonly : null;
    }

    String hideExpression() {
        String hide = json.path("conditional").path("hide").asText("");
        return Feel.isExpression(hide) ? hide : null;
    }

    boolean isText() {
        return type == Type.TEXTFIELD || type == Type.TEXTAREA;
    }

    /** Everything of a kind within it. */
    List<FormComponent> all(Predicate<FormComponent> kind) {
        List<FormComponent> found = new ArrayList<>();
        for (FormComponent child : children) {
            if (kind.test(child)) {
                found.add(child);
            }
            found.addAll(child.all(kind));
        }
        return found;
    }

    /** Whether it offers values to choose from. */
    boolean isChoice() {
        return type == Type.SELECT || type == Type.RADIO || isMany();
    }

    /** Whether several of its values may be chosen. */
    boolean isMany() {
        return type == Type.CHECKLIST || type == Type.TAGLIST;
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
