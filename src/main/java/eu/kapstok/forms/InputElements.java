package eu.kapstok.forms;

import eu.kapstok.forms.FormComponent.Type;
import eu.kapstok.forms.FormView.Kind;
import eu.kapstok.forms.FormView.Option;
import eu.kapstok.forms.FormView.Time;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How a page draws what a person fills in. */
final class InputElements {

    private static final int SECONDS = 60;

    private final FormState state;
    private final Language language;
    private final FormWords words;
    private final Feel feel;
    private final FormValidator validator;
    private final Clock clock;

    InputElements(FormState state, FormWords words, Feel feel, FormValidator validator, Clock clock) {
        this.state = state;
        this.language = state.language();
        this.words = words;
        this.feel = feel;
        this.validator = validator;
        this.clock = clock;
    }

    /** @param error what is wrong with it, in words, null for nothing */
    ElementBuilder of(Field field, String error, boolean focused) {
        ElementBuilder element = input(field, error);
        element.focused = focused;
        switch (field.type()) {
            case TIME, DATETIME -> addTime(field, element);
            case CHECKLIST, TAGLIST -> element.options = options(field, chosen(field));
            default -> element.options = options(field, Set.of(element.value));
        }
        return element;
    }

    private ElementBuilder input(Field field, String error) {
        FormComponent input = field.component();
        ElementBuilder element = ElementBuilder.of(Kind.valueOf(field.type().name()), field, words.label(field, state));
        element.name = field.name();
        element.description = words.plain(field, "description", state);
        element.readonly = field.isReadonly();
        element.required = input.isRequired();
        element.live = isLive(input);
        element.error = element.readonly ? null : error;
        element.prefix = adorner(field, "prefixAdorner");
        element.suffix = adorner(field, "suffixAdorner");
        element.describedBy = describedBy(element);
        element.value = value(field);
        element.maxLength = input.isText() ? longest(field) : null;
        element.inputMode = inputMode(input);
        element.min = earliest(input);
        return element;
    }

    private void addTime(Field field, ElementBuilder element) {
        int step = Times.step(field.component());
        if (step > 1) {
            String steps = words.own("forms.timeSteps", language, step);
            element.description = element.description == null ? steps : element.description + " " + steps;
            element.describedBy = describedBy(element);
        }
        String label = words.plain(field, "timeLabel", state);
        String time = field.type() == Type.TIME ? element.value : time(field);
        element.time = new Time(Answers.TIME + field.name(), element.id() + "-time",
                label == null ? words.own("forms.time", language) : label, time, step * SECONDS);
    }

    private String time(Field field) {
        if (state.raw(field) instanceof Typed.Moment typed) {
            return Language.time(typed.time()).map(Object::toString).orElse(typed.time());
        }
        Object value = field.converted().value();
        return value == null ? "" : Times.moment(value.toString(), feel.now()).map(moment -> moment.toLocalTime().toString()).orElse("");
    }

    private Set<String> chosen(Field field) {
        Set<String> chosen = new HashSet<>();
        if (state.raw(field) instanceof List<?> raw) {
            raw.forEach(one -> chosen.add(new Choice(one instanceof Typed typed ? typed.text() : one, "").sent()));
        }
        return chosen;
    }

    private static String describedBy(ElementBuilder element) {
        String id = element.id();
        String ids = Stream.of(element.prefix == null ? null : id + "-prefix", element.suffix == null ? null : id + "-suffix",
                element.description == null ? null : id + "-hint", element.error == null ? null : id + "-error")
                .filter(Objects::nonNull).collect(Collectors.joining(" "));
        return ids.isEmpty() ? null : ids;
    }

    private int longest(Field field) {
        BigDecimal own = validator.limit(field, "maxLength", state);
        int most = Conversion.longest(field.component());
        return own == null ? most : Math.min(own.intValue(), most);
    }

    private String value(Field field) {
        Type type = field.type();
        Object raw = state.raw(field);
        if (raw instanceof Typed typed) {
            return type == Type.DATE ? Language.date(typed.text()).map(Object::toString).orElse(typed.text())
                    : type == Type.TIME ? Language.time(typed.text()).map(Object::toString).orElse(typed.text()) : typed.text();
        } else if (raw instanceof Typed.Moment typed) {
            return Language.date(typed.date()).map(Object::toString).orElse(typed.date());
        }
        Object value = field.converted().value();
        if (value == null || field.component().isMany()) {
            return "";
        }
        return switch (type) {
            case NUMBER -> language.edit(new BigDecimal(value.toString()));
            case CHECKBOX -> Boolean.TRUE.equals(value) ? "true" : "";
            case SELECT, RADIO -> new Choice(value, "").sent();
            case TIME -> Times.time(value.toString(), feel.now()).map(Object::toString).orElse("");
            case DATETIME -> Times.moment(value.toString(), feel.now()).map(moment -> moment.toLocalDate().toString()).orElse("");
            default -> value.toString();
        };
    }

    private List<Option> options(Field field, Set<String> chosen) {
        return state.options(field).stream()
                .map(choice -> new Option(choice.sent(), choice.label(), chosen.contains(choice.sent()))).toList();
    }

    private String adorner(Field field, String name) {
        String text = field.component().json().path("appearance").path(name).asText("");
        return text.isEmpty() ? null : words.fill(text, field, state, UnaryOperator.identity());
    }

    private static String inputMode(FormComponent input) {
        if (input.type() == Type.NUMBER) {
            return Integer.valueOf(0).equals(input.decimalDigits()) ? "numeric" : "decimal";
        }
        return switch (input.rule("validationType").asText("")) {
            case "email" -> "email";
            case "phone" -> "tel";
            default -> "text";
        };
    }

    /** Whether what else is shown may depend on it. */
    boolean isLive(FormComponent input) {
        return state.form().mentions(input.path().get(0));
    }

    private String earliest(FormComponent input) {
        return (input.type() == Type.DATE || input.type() == Type.DATETIME) && input.json().path("disallowPassedDates").asBoolean(false)
                ? LocalDate.now(clock).toString() : null;
    }
}
