package eu.kapstok.forms;

import com.fasterxml.jackson.databind.JsonNode;
import eu.kapstok.forms.FormComponent.Type;
import eu.kapstok.forms.FormRefused.Problem;
import eu.kapstok.forms.FormView.Button;
import eu.kapstok.forms.FormView.Column;
import eu.kapstok.forms.FormView.Element;
import eu.kapstok.forms.FormView.Kept;
import eu.kapstok.forms.FormView.Kind;
import eu.kapstok.forms.FormView.ListRow;
import eu.kapstok.forms.FormView.Option;
import eu.kapstok.forms.FormView.RowList;
import eu.kapstok.forms.FormView.Table;
import eu.kapstok.forms.FormView.Time;
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
import java.util.regex.Pattern;
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

    private static final int SIXTEENTHS = 16;
    private static final int SECONDS = 60;
    private static final int USUAL_HEIGHT = 60;
    private static final int HIGHEST = 1_000;
    private static final Pattern SHOWN_IMAGE = Pattern.compile("(https?|data):", Pattern.CASE_INSENSITIVE);
    private static final Pattern ID = Pattern.compile("[^A-Za-z0-9_-]");

    private record TableColumn(String key, String label) {
    }

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
     * @param focus name of a field, a row or a list where the person goes on, may be null
     */
    FormView view(FormState state, List<Problem> problems, String chosen, boolean next, String focus) {
        return new Drawing(state, problems, chosen, focus).view(next);
    }

    /** The input whose values are buttons, null when the form has none to show. */
    static Field buttons(FormState state) {
        return state.all().stream().filter(field -> field.row() == null && field.component().isAsButtons() && field.isAsked())
                .findFirst().orElse(null);
    }

    /** A problem in words. */
    String message(Problem problem, Language language) {
        Object[] arguments = problem.arguments().stream()
                .map(argument -> argument instanceof String ? argument : language.write(argument)).toArray();
        return messages.getMessage(problem.messageKey(), arguments, language.locale());
    }

    /** What an input is called, for messages that stand apart from it. */
    String label(Field field, FormState state) {
        String own = switch (field.type()) {
            case DATE, DATETIME -> "dateLabel";
            case TIME -> "timeLabel";
            default -> "label";
        };
        String label = text(field, own, state, UnaryOperator.identity());
        if (label == null && !own.equals("label")) {
            label = text(field, "label", state, UnaryOperator.identity());
        }
        return label == null ? "" : label;
    }

    /** What stands on the form in that state. */
    SeenWords words(FormState state) {
        return new SeenWords() {
            @Override
            public String label(String key) {
                return FormViews.this.label(input(key), state);
            }

            @Override
            public String chosen(String key) {
                Field input = input(key);
                return state.options(input).stream().filter(choice -> choice.is(input.converted().value())).map(Choice::label)
                        .findFirst().orElseThrow(() -> new IllegalArgumentException("Nothing that it offers was chosen in " + key));
            }

            private Field input(String key) {
                return state.all().stream().filter(field -> field.row() == null && field.isAsked() && field.name().equals(key))
                        .findFirst().orElseThrow(() -> new IllegalArgumentException("Nothing was asked as " + key));
            }
        };
    }

    private String text(Field field, String name, FormState state, UnaryOperator<String> escape) {
        String text = field.component().text(name, state.language());
        return text == null ? null : fill(text, field, state, escape);
    }

    private String fill(String text, Field field, FormState state, UnaryOperator<String> escape) {
        Template template = Template.of(text);
        Function<Object, String> write = value -> escape.apply(state.language().write(value));
        return template.isPlain() ? text : template.fill(feel, state.scope(field), write);
    }

    private final class Drawing {

        private final FormState state;
        private final Language language;
        private final List<Problem> problems;
        private final String chosen;
        private final String focus;
        private final Field buttons;
        private final Map<String, String> errors = new LinkedHashMap<>();
        private final Map<String, Element> drawn = new LinkedHashMap<>();
        private boolean focusGiven;

        Drawing(FormState state, List<Problem> problems, String chosen, String focus) {
            this.state = state;
            this.language = state.language();
            this.problems = problems;
            this.chosen = chosen;
            this.focus = focus;
            this.buttons = buttons(state);
            problems.stream().filter(problem -> problem.field() != null)
                    .forEach(problem -> errors.putIfAbsent(problem.field(), message(problem, language)));
        }

        FormView view(boolean next) {
            List<Element> elements = elements(state.fields());
            return new FormView(language.code(), elements, summary(), sendingButtons(), kept(), isLive(), next, null);
        }

        private List<Element> elements(List<Field> fields) {
            List<Element> elements = new ArrayList<>();
            List<Field> seen = fields.stream().filter(field -> field.isVisible() && field != buttons).toList();
            for (int place = 0; place < seen.size(); ) {
                String row = layoutRow(seen.get(place));
                int end = place + 1;
                while (row != null && end < seen.size() && row.equals(layoutRow(seen.get(end)))) {
                    end++;
                }
                List<Field> beside = seen.subList(place, end);
                List<Element> drawn = beside.stream().map(field -> element(field, beside.size() == 1 ? 0 : width(field, beside.size())))
                        .filter(Objects::nonNull).toList();
                elements.addAll(drawn.size() < 2 ? drawn : List.of(columns(drawn)));
                place = end;
            }
            return List.copyOf(elements);
        }

        private static String layoutRow(Field field) {
            return field.component().json().path("layout").path("row").asText(null);
        }

        private static int width(Field field, int beside) {
            int columns = field.component().json().path("layout").path("columns").asInt(0);
            return Math.max(2, Math.min(SIXTEENTHS, columns > 0 ? columns : SIXTEENTHS / beside));
        }

        private static Element columns(List<Element> elements) {
            ElementBuilder columns = new ElementBuilder(Kind.COLUMNS, null, "");
            columns.children = elements;
            return columns.build();
        }

        private Element element(Field field, int columns) {
            ElementBuilder element = switch (field.type()) {
                case TEXTFIELD, TEXTAREA, NUMBER, CHECKBOX, DATE, SELECT, RADIO -> input(field);
                case TIME, DATETIME -> timed(field);
                case CHECKLIST, TAGLIST -> choices(field);
                case TEXT -> html(field, SafeHtml.ofMarkdown(words(field, "text", HtmlUtils::htmlEscape)));
                case HTML -> html(field, SafeHtml.clean(words(field, "content", HtmlUtils::htmlEscape)));
                case TABLE -> table(field);
                case GROUP -> group(field);
                case DYNAMICLIST -> list(field);
                case SEPARATOR -> other(field, Kind.SEPARATOR);
                case IMAGE -> image(field);
                case SPACER -> spacer(field);
                case EXPRESSION, BUTTON, UNSUPPORTED -> null;
            };
            if (element == null) {
                return null;
            }
            element.columns = columns;
            Element built = element.build();
            if (built.name() != null) {
                drawn.put(built.name(), built);
            }
            return built;
        }

        private ElementBuilder input(Field field) {
            FormComponent input = field.component();
            ElementBuilder element = other(field, Kind.valueOf(field.type().name()));
            element.name = field.name();
            element.description = text(field, "description", state, UnaryOperator.identity());
            element.readonly = field.isReadonly();
            element.required = input.isRequired();
            element.live = isLive(input);
            element.error = element.readonly ? null : errors.get(field.name());
            element.prefix = adorner(field, "prefixAdorner");
            element.suffix = adorner(field, "suffixAdorner");
            element.describedBy = describedBy(element, id(field));
            element.focused = takesFocus(field.name());
            element.value = value(field);
            element.maxLength = input.isText() ? longest(field) : null;
            element.inputMode = inputMode(input);
            element.min = earliest(input);
            element.options = options(field, Set.of(element.value));
            return element;
        }

        private ElementBuilder timed(Field field) {
            ElementBuilder element = input(field);
            int step = Times.step(field.component());
            if (step > 1) {
                String steps = messages.getMessage("forms.timeSteps", new Object[] {step}, language.locale());
                element.description = element.description == null ? steps : element.description + " " + steps;
                element.describedBy = describedBy(element, id(field));
            }
            String label = text(field, "timeLabel", state, UnaryOperator.identity());
            String time = field.type() == Type.TIME ? element.value : time(field);
            element.time = new Time(Answers.TIME + field.name(), id(field) + "-time",
                    label == null ? messages.getMessage("forms.time", null, language.locale()) : label, time, step * SECONDS);
            return element;
        }

        private String time(Field field) {
            if (state.raw(field) instanceof Typed.Moment typed) {
                return Language.time(typed.time()).map(Object::toString).orElse(typed.time());
            }
            Object value = field.converted().value();
            return value == null ? "" : Times.moment(value.toString(), feel.now()).map(moment -> moment.toLocalTime().toString()).orElse("");
        }

        private ElementBuilder choices(Field field) {
            ElementBuilder element = input(field);
            Set<String> chosen = new HashSet<>();
            if (state.raw(field) instanceof List<?> raw) {
                raw.forEach(one -> chosen.add(new Choice(one instanceof Typed typed ? typed.text() : one, "").sent()));
            }
            element.options = options(field, chosen);
            return element;
        }

        /** The first field of what the person goes on with. */
        private boolean takesFocus(String name) {
            boolean here = !focusGiven && focus != null && (name.equals(focus) || name.startsWith(focus + "."));
            focusGiven |= here;
            return here;
        }

        private static String describedBy(ElementBuilder element, String id) {
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
            return text.isEmpty() ? null : fill(text, field, state, UnaryOperator.identity());
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
            return (input.type() == Type.DATE || input.type() == Type.DATETIME) && input.json().path("disallowPassedDates").asBoolean(false)
                    ? LocalDate.now(clock).toString() : null;
        }

        private String words(Field field, String name, UnaryOperator<String> escape) {
            String words = text(field, name, state, escape);
            return words == null ? "" : words;
        }

        private ElementBuilder html(Field field, String html) {
            ElementBuilder element = other(field, Kind.HTML);
            element.html = html;
            return element;
        }

        private ElementBuilder image(Field field) {
            String source = firstLine(words(field, "source", UnaryOperator.identity()));
            if (!SHOWN_IMAGE.matcher(source).lookingAt()) {
                return null;
            }
            ElementBuilder element = new ElementBuilder(Kind.IMAGE, id(field), firstLine(words(field, "alt", UnaryOperator.identity())));
            element.value = source;
            return element;
        }

        private static String firstLine(String text) {
            return text.split("\n", 2)[0];
        }

        private ElementBuilder spacer(Field field) {
            ElementBuilder element = other(field, Kind.SPACER);
            element.value = String.valueOf(Math.max(1, Math.min(HIGHEST, field.component().json().path("height").asInt(USUAL_HEIGHT))));
            return element;
        }

        private ElementBuilder group(Field group) {
            ElementBuilder element = other(group, Kind.GROUP);
            element.children = elements(group.children());
            return element.children.isEmpty() ? null : element;
        }

        private ElementBuilder list(Field list) {
            ElementBuilder element = other(list, Kind.DYNAMICLIST);
            element.name = list.name();
            element.error = errors.get(list.name());
            element.describedBy = element.error == null ? null : id(list) + "-error";
            List<ListRow> rows = list.rows().stream()
                    .map(row -> new ListRow(list.name() + "." + row.index(), rowLabel(row), elements(row.fields()))).toList();
            String add = list.component().text("add", language);
            element.list = new RowList(rows, Rows.write(list.rows().stream().map(Field.Row::origin).toList()), list.isAddRemove(),
                    add == null ? messages.getMessage("forms.list.add", null, language.locale()) : add);
            element.children = rows.stream().flatMap(row -> row.elements().stream()).toList();
            element.focused = takesFocus(list.name());
            return element;
        }

        private String rowLabel(Field.Row row) {
            String own = row.list().component().text("row", language);
            if (own != null && !row.fields().isEmpty()) {
                return fill(own, row.fields().get(0), state, UnaryOperator.identity());
            }
            return messages.getMessage("forms.list.row", new Object[] {row.index() + 1}, language.locale());
        }

        private ElementBuilder other(Field field, Kind kind) {
            return new ElementBuilder(kind, id(field), label(field, state));
        }

        private ElementBuilder table(Field field) {
            String source = field.component().json().path("dataSource").asText("");
            Object rows = Feel.isExpression(source) ? feel.list(source, state.scope(field)) : state.scope(field).get(source);
            List<TableColumn> columns = columns(field);
            List<Map<?, ?>> items = rows instanceof List<?> list
                    ? list.stream().filter(Map.class::isInstance).<Map<?, ?>>map(Map.class::cast).toList() : List.of();
            ElementBuilder element = other(field, Kind.TABLE);
            element.table = new Table(columns.stream().map(column -> new Column(column.label(), isNumber(column.key(), items))).toList(),
                    items.stream().map(item -> columns.stream().map(column -> language.write(item.get(column.key()))).toList()).toList());
            return element;
        }

        /** The columns that an expression finds, else those of the form. */
        private List<TableColumn> columns(Field field) {
            List<?> found = feel.list(field.component().json().path("columnsExpression").asText(""), state.scope(field));
            List<TableColumn> columns = found.stream().filter(column -> column instanceof Map<?, ?> map
                            && map.get("key") instanceof String && map.get("label") instanceof String).map(Map.class::cast)
                    .map(column -> new TableColumn((String) column.get("key"), (String) column.get("label"))).toList();
            if (!found.isEmpty() && columns.size() == found.size()) {
                return columns;
            }
            List<TableColumn> own = new ArrayList<>();
            for (JsonNode column : field.component().json().path("columns")) {
                String key = column.path("key").asText();
                String label = field.component().properties().get("column." + key + "." + language.code());
                own.add(new TableColumn(key, label != null ? label : column.path("label").asText(key)));
            }
            return own;
        }

        private static boolean isNumber(String key, List<Map<?, ?>> items) {
            return !items.isEmpty() && items.stream().allMatch(item -> item.get(key) == null || item.get(key) instanceof Number);
        }

        private List<FormView.Problem> summary() {
            return problems.stream().map(problem -> {
                Element element = problem.field() == null ? null : drawn.get(problem.field());
                return new FormView.Problem(element == null ? null : element.id(), element == null ? null : element.label(),
                        message(problem, language));
            }).toList();
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
            kept.add(new Kept(Answers.SHOWN, String.join(" ", drawn.keySet())));
            if (chosen != null) {
                kept.add(new Kept(CHOSEN, chosen));
            }
            for (Field field : state.all()) {
                if (drawn.containsKey(field.name()) || field == buttons) {
                    continue;
                }
                if (field.isInput()) {
                    keep(field.name(), state.raw(field), kept);
                } else if (field.isList() && state.isAnswered(field)) {
                    kept.add(new Kept(Answers.ROWS + field.name(), Rows.write(field.rows().stream().map(Field.Row::origin).toList())));
                }
            }
            return List.copyOf(kept);
        }

        private static void keep(String name, Object raw, List<Kept> kept) {
            if (raw instanceof Typed typed && !typed.text().isEmpty()) {
                kept.add(new Kept(name, typed.text()));
            } else if (raw instanceof Typed.Moment moment) {
                keep(name, new Typed(moment.date()), kept);
                keep(Answers.TIME + name, new Typed(moment.time()), kept);
            } else if (raw instanceof List<?> chosen) {
                chosen.forEach(one -> keep(name, one, kept));
            }
        }

        private boolean isLive() {
            return state.form().inputs().stream().anyMatch(this::isLive);
        }

        private boolean isLive(FormComponent input) {
            return state.form().mentions(input.path().get(0));
        }

        private static String id(Field field) {
            String name = field.component().path().isEmpty()
                    ? (field.row() == null ? "" : field.row().list().name() + "-" + field.row().index() + "-") + field.component().id()
                    : field.name();
            return "f-" + ID.matcher(name).replaceAll("-");
        }
    }
}
