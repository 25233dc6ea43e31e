package eu.kapstok.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A form together with what it shows and what has been answered so far: what can be seen, what may be changed, what is
 * offered. Conditions see what is shown and the answers of this form, never anything else that was sent.
 */
final class FormState {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Form form;
    private final Map<String, Object> display;
    private final Map<String, Object> answers;
    private final Language language;
    private final Feel feel;
    private final Map<String, Object> data;
    private final Map<FormComponent, Converted> converted = new IdentityHashMap<>();
    private final Set<FormComponent> visible = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<FormComponent> readonly = Collections.newSetFromMap(new IdentityHashMap<>());

    /** @param answers by name, null for a form that nobody has touched yet */
    FormState(Form form, Map<String, Object> display, Map<String, Object> answers, Language language, Feel feel) {
        this.form = form;
        this.display = display;
        this.answers = answers;
        this.language = language;
        this.feel = feel;
        this.data = copy(display);
        List<FormComponent> inputs = form.inputs();
        inputs.forEach(input -> settle(input, isFixed(input)));
        for (FormComponent input : inputs) {
            String expression = input.json().path("readonly").asText("");
            if (Feel.isExpression(expression) && feel.isTrue(expression, data)) {
                settle(input, true);
            }
        }
        look(form.components());
    }

    private void settle(FormComponent input, boolean fixed) {
        if (fixed) {
            readonly.add(input);
        }
        Converted value = Conversion.convert(input, raw(input), options(input), language);
        converted.put(input, value);
        put(data, input.path(), value.value() instanceof LocalDate day ? day.toString() : value.value());
    }

    private static boolean isFixed(FormComponent input) {
        return input.isDisabled() || input.json().path("readonly").asBoolean(false);
    }

    private void look(List<FormComponent> components) {
        for (FormComponent component : components) {
            String hide = component.hideExpression();
            if (hide == null || !feel.isTrue(hide, data)) {
                visible.add(component);
                look(component.children());
            }
        }
    }

    /** The same with another answer at one input, null for none. */
    FormState with(FormComponent input, String answer) {
        Map<String, Object> changed = answers == null ? untouched() : new HashMap<>(answers);
        changed.put(input.name(), answer == null ? null : new Typed(answer));
        return new FormState(form, display, changed, language, feel);
    }

    private Map<String, Object> untouched() {
        Map<String, Object> all = new HashMap<>();
        form.inputs().forEach(input -> all.put(input.name(), Answers.UNTOUCHED));
        return all;
    }

    Form form() {
        return form;
    }

    Language language() {
        return language;
    }

    /** What expressions see. */
    Map<String, Object> data() {
        return data;
    }

    boolean isVisible(FormComponent component) {
        return visible.contains(component);
    }

    boolean isReadonly(FormComponent input) {
        return readonly.contains(input);
    }

    /** Whether an answer to it counts. */
    boolean isAsked(FormComponent component) {
        return component.isInput() && isVisible(component) && !isReadonly(component);
    }

    /** As it came in, or as it stands there at first. */
    Object raw(FormComponent input) {
        Object answer = answers == null || readonly.contains(input) ? Answers.UNTOUCHED : answers.get(input.name());
        return answer == Answers.UNTOUCHED ? first(input) : answer;
    }

    Converted converted(FormComponent input) {
        return converted.get(input);
    }

    private Object first(FormComponent input) {
        if (input.isAsButtons()) {
            return null;
        }
        Object shown = at(display, input.path());
        JsonNode standard = input.json().path("defaultValue");
        return shown != null || standard.isMissingNode() || standard.isNull() ? shown
                : JSON.convertValue(standard, Object.class);
    }

    /** What a select or radio offers; empty for others. */
    List<Choice> options(FormComponent input) {
        if (input.type() != FormComponent.Type.SELECT && input.type() != FormComponent.Type.RADIO) {
            return List.of();
        }
        List<Choice> options = new ArrayList<>();
        if (input.json().hasNonNull("valuesKey")) {
            if (display.get(input.json().path("valuesKey").asText()) instanceof List<?> items) {
                items.forEach(item -> add(options, input, item));
            }
        } else if (input.json().path("values").isArray()) {
            for (JsonNode item : input.json().path("values")) {
                add(options, input, JSON.convertValue(item, Object.class));
            }
        } else if (Feel.isExpression(input.text("valuesExpression"))) {
            feel.list(input.text("valuesExpression"), data).forEach(item -> add(options, input, item));
        }
        return options;
    }

    private void add(List<Choice> options, FormComponent input, Object item) {
        Object value = item instanceof Map<?, ?> map ? map.get("value") : item;
        if (!(value instanceof String || value instanceof Number || value instanceof Boolean)) {
            return;
        }
        Object label = item instanceof Map<?, ?> map ? map.get("label") : null;
        String own = input.properties().get("value." + value + "." + language.code());
        options.add(new Choice(value, own != null ? own : label instanceof String text && !text.isEmpty() ? text : language.write(value)));
    }

    static Object at(Map<String, Object> values, List<String> path) {
        Object value = values;
        for (String name : path) {
            value = value instanceof Map<?, ?> map ? map.get(name) : null;
        }
        return value;
    }

    @SuppressWarnings("unchecked")
    static void put(Map<String, Object> values, List<String> path, Object value) {
        Map<String, Object> inner = values;
        for (String name : path.subList(0, path.size() - 1)) {
            inner = (Map<String, Object>) inner.compute(name,
                    (key, old) -> old instanceof Map<?, ?> map ? copy((Map<String, Object>) map) : new HashMap<>());
        }
        inner.put(path.get(path.size() - 1), value);
    }

    private static Map<String, Object> copy(Map<String, Object> values) {
        return new HashMap<>(values);
    }
}
