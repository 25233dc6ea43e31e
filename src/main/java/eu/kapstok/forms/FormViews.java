package eu.kapstok.forms;

import com.fasterxml.jackson.databind.JsonNode;
import eu.kapstok.forms.FormComponent.Type;
import eu.kapstok.forms.FormRefused.Problem;
import eu.kapstok.forms.FormView.Button;
import eu.kapstok.forms.FormView.Column;
import eu.kapstok.forms.FormView.Element;
import eu.kapstok.forms.FormView.Kept;
import eu.kapstok.forms.FormView.Kind;
import eu.kapstok.forms.FormView.Option;
import eu.kapstok.forms.FormView.Table;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** Turns a form, what it shows and what was typed into what a page draws. */
@Component
class FormViews {

    /** The value whose button was pressed, while its further fields are asked for. */
    static final String CHOSEN = Answers.OWN + "chosen";

    /** Leads back from there. */
    static final String BACK = Answers.OWN + "back";

    private final Feel feel;
    private final FormValidator validator;
    private final MessageSource messages;
    private final Clock clock;

    FormViews(Feel feel, FormValidator validator, MessageSource messages, Clock clock) {
        this.feel = feel;
        this.validator = validator;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * @param chosen value of the buttons' input whose further fields are asked for now, null before one is pressed
     * @param next whether fields have appeared that were not on the page before
     */
    FormView view(FormState state, List<Problem> problems, String chosen, boolean next) {
        return new Drawing(state, problems, chosen).view(next);
    }

    /** The input whose values are buttons, null when the form has none to show. */
    static FormComponent buttons(FormState state) {
        return state.form().inputs().stream().filter(input -> input.isAsButtons() && state.isAsked(input)).findFirst().orElse(null);
    }

    /** A problem in words. */
    String message(Problem problem, Language language) {
        Object[] arguments = problem.arguments().stream()
                .map(argument -> argument instanceof String ? argument : language.write(argument)).toArray();
        return messages.getMessage(problem.messageKey(), arguments, language.locale());
    }

    /** What an input is called, for messages that stand apart from it. */
    String label(FormComponent component, FormState state) {
        String field = component.type() == Type.DATE && component.text("dateLabel") != null ? "dateLabel" : "label";
        String label = text(component, field, state, UnaryOperator.identity());
        return label == null ? "" : label;
    }

    private String text(FormComponent component, String field, FormState state, UnaryOperator<String> escape) {
        String text = component.text(field, state.language());
        return text == null ? null : fill(text, state, escape);
    }

    private String fill(String text, FormState state, UnaryOperator<String> escape) {
        Function<Object, String> write = value -> escape.apply(state.language().write(value));
        return Template.of(text).fill(feel, state.data(), write);
    }

    private final class Drawing {

        private final FormState state;
        private final Language language;
        private final List<Problem> problems;
        private final String chosen;
        private final FormComponent buttons;
        private final Map<String, String> errors = new LinkedHashMap<>();
        private final Set<String> drawn = new HashSet<>();

        Drawing(FormState state, List<Problem> problems, String chosen) {
            this.state = state;
            this.language = state.language();
            this.problems = problems;
            this.chosen = chosen;
            this.buttons = buttons(state);
            problems.stream().filter(problem -> problem.field() != null)
                    .forEach(problem -> errors.putIfAbsent(problem.field(), message(problem, language)));
        }

        FormView view(boolean next) {
            List<Element> elements = elements(state.form().components());
            return new FormView(language.code(), elements, summary(elements), sendingButtons(), kept(), isLive(), next);
        }

        private List<Element> elements(List<FormComponent> components) {
            return components.stream().filter(state::isVisible).filter(component -> component != buttons)
                    .map(this::element).filter(Objects::nonNull).toList();
        }

        private Element element(FormComponent component) {
            return switch (component.type()) {
                case TEXTFIELD, TEXTAREA, NUMBER, CHECKBOX, DATE, SELECT, RADIO -> input(component);
                case TEXT -> html(component, SafeHtml.ofMarkdown(words(component, "text", HtmlUtils::htmlEscape)));
                case HTML -> html(component, SafeHtml.clean(words(component, "content", HtmlUtils::htmlEscape)));
                case TABLE -> other(component, Kind.TABLE, null, table(component), List.of());
                case GROUP -> group(component);
                case SEPARATOR -> other(component, Kind.SEPARATOR, null, null, List.of());
                case SPACER -> other(component, Kind.SPACER, null, null, List.of());
                case BUTTON, UNSUPPORTED -> null;
            };
        }

        private Element input(FormComponent input) {
            String id = id(input);
            String description = text(input, "description", state, UnaryOperator.identity());
            boolean readonly = state.isReadonly(input);
            String error = readonly ? null : errors.get(input.name());
            drawn.add(input.name());
            String prefix = adorner(input, "prefixAdorner");
            String suffix = adorner(input, "suffixAdorner");
            String describedBy = Stream.of(prefix == null ? null : id + "-prefix", suffix == null ? null : id + "-suffix",
                    description == null ? null : id + "-hint", error == null ? null : id + "-error")
                    .filter(Objects::nonNull).collect(Collectors.joining(" "));
            Kind kind = Kind.valueOf(input.type().name());
            String value = value(input);
            boolean text = input.type() == Type.TEXTFIELD || input.type() == Type.TEXTAREA;
            return new Element(kind, id, input.name(), label(input, state), description, value, error,
                    describedBy.isEmpty() ? null : describedBy, input.isRequired(), readonly, isLive(input), prefix, suffix,
                    text ? longest(input) : null, inputMode(input), earliest(input), options(input, value), null, null, List.of());
        }

        private int longest(FormComponent input) {
            BigDecimal own = validator.limit(input, "maxLength", state);
            return own == null ? Conversion.longest(input) : Math.min(own.intValue(), Conversion.longest(input));
        }

        private String value(FormComponent input) {
            Object raw = state.raw(input);
            if (raw instanceof Typed typed) {
                return input.type() == Type.DATE ? Language.date(typed.text()).map(Object::toString).orElse(typed.text()) : typed.text();
            }
            Object value = state.converted(input).value();
            if (value instanceof BigDecimal || value instanceof Long) {
                return language.edit(new BigDecimal(value.toString()));
            } else if (value instanceof Boolean truth && input.type() == Type.CHECKBOX) {
                return truth ? "true" : "";
            }
            return value == null ? "" : value.toString();
        }

        private List<Option> options(FormComponent input, String value) {
            return state.options(input).stream()
                    .map(choice -> new Option(choice.sent(), choice.label(), choice.sent().equals(value))).toList();
        }

        private String adorner(FormComponent input, String field) {
            String text = input.json().path("appearance").path(field).asText("");
            return text.isEmpty() ? null : fill(text, state, UnaryOperator.identity());
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

        private String earliest(FormComponent input) {
            return input.type() == Type.DATE && input.json().path("disallowPassedDates").asBoolean(false)
                    ? LocalDate.now(clock).toString() : null;
        }

        private String words(FormComponent component, String field, UnaryOperator<String> escape) {
            String words = text(component, field, state, escape);
            return words == null ? "" : words;
        }

        private Element html(FormComponent component, String html) {
            return other(component, Kind.HTML, html, null, List.of());
        }

        private Element group(FormComponent group) {
            List<Element> children = elements(group.children());
            return children.isEmpty() ? null : other(group, Kind.GROUP, null, null, children);
        }

        private Element other(FormComponent component, Kind kind, String html, Table table, List<Element> children) {
            return new Element(kind, id(component), null, label(component, state), null, null, null, null, false, false, false, null,
                    null, null, null, null, List.of(), html, table, children);
        }

        private Table table(FormComponent component) {
            String source = component.json().path("dataSource").asText("");
            Object rows = Feel.isExpression(source) ? feel.list(source, state.data()) : state.data().get(source);
            List<JsonNode> columns = new ArrayList<>();
            component.json().path("columns").forEach(columns::add);
            List<Map<?, ?>> items = rows instanceof List<?> list
                    ? list.stream().filter(Map.class::isInstance).<Map<?, ?>>map(Map.class::cast).toList() : List.of();
            return new Table(columns.stream().map(column -> column(component, column, items)).toList(),
                    items.stream().map(item -> columns.stream()
                            .map(column -> language.write(item.get(column.path("key").asText()))).toList()).toList());
        }

        private Column column(FormComponent component, JsonNode column, List<Map<?, ?>> items) {
            String key = column.path("key").asText();
            String own = component.properties().get("column." + key + "." + language.code());
            boolean number = !items.isEmpty() && items.stream()
                    .allMatch(item -> item.get(key) == null || item.get(key) instanceof Number);
            return new Column(own != null ? own : column.path("label").asText(key), number);
        }

        private List<FormView.Problem> summary(List<Element> elements) {
            Map<String, Element> byName = new LinkedHashMap<>();
            index(elements, byName);
            return problems.stream().map(problem -> {
                Element element = problem.field() == null ? null : byName.get(problem.field());
                return new FormView.Problem(element == null ? null : element.id(), element == null ? null : element.label(),
                        message(problem, language));
            }).toList();
        }

        private static void index(List<Element> elements, Map<String, Element> byName) {
            for (Element element : elements) {
                if (element.name() != null) {
                    byName.put(element.name(), element);
                }
                index(element.children(), byName);
            }
        }

        private List<Button> sendingButtons() {
            if (buttons == null) {
                return List.of(new Button(null, null, messages.getMessage("forms.send", null, language.locale()), true));
            }
            List<Button> all = new ArrayList<>();
            for (Choice choice : state.options(buttons)) {
                if (chosen == null || chosen.equals(choice.sent())) {
                    all.add(new Button(buttons.name(), choice.sent(), choice.label(), all.isEmpty()));
                }
            }
            if (chosen != null) {
                all.add(new Button(BACK, "true", messages.getMessage("forms.back", null, language.locale()), false));
            }
            return List.copyOf(all);
        }

        private List<Kept> kept() {
            List<Kept> kept = new ArrayList<>();
            kept.add(new Kept(Answers.SHOWN, String.join(" ", drawn)));
            if (chosen != null) {
                kept.add(new Kept(CHOSEN, chosen));
            }
            for (FormComponent input : state.form().inputs()) {
                if (!drawn.contains(input.name()) && input != buttons && state.raw(input) instanceof Typed typed && !typed.text().isEmpty()) {
                    kept.add(new Kept(input.name(), typed.text()));
                }
            }
            return List.copyOf(kept);
        }

        private boolean isLive() {
            return state.form().inputs().stream().anyMatch(this::isLive);
        }

        private boolean isLive(FormComponent input) {
            return state.form().mentions(input.path().get(0));
        }

        private static String id(FormComponent component) {
            return "f-" + (component.path().isEmpty() ? component.id() : component.name()).replaceAll("[^A-Za-z0-9_-]", "-");
        }
    }
}
