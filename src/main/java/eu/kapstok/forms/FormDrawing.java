package eu.kapstok.forms;

import eu.kapstok.forms.FormRefused.Problem;
import eu.kapstok.forms.FormView.Button;
import eu.kapstok.forms.FormView.Element;
import eu.kapstok.forms.FormView.Kept;
import eu.kapstok.forms.FormView.Kind;
import eu.kapstok.forms.FormView.ListRow;
import eu.kapstok.forms.FormView.RowList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** One drawing of a form: where its elements stand, the buttons that send it, and what the page keeps unseen. */
final class FormDrawing {

    private static final int SIXTEENTHS = 16;

    private final FormState state;
    private final Language language;
    private final List<Problem> problems;
    private final String chosen;
    private final String focus;
    private final FormWords words;
    private final InputElements inputs;
    private final ShownElements shown;
    private final Field buttons;
    private final Map<String, String> errors = new LinkedHashMap<>();
    private final Map<String, Element> drawn = new LinkedHashMap<>();
    private boolean focusGiven;

    /**
     * @param chosen value of the buttons' input whose further fields are asked for now, null before one is pressed
     * @param focus name of a field, a row or a list where the person goes on, may be null
     */
    FormDrawing(FormState state, List<Problem> problems, String chosen, String focus, FormWords words, InputElements inputs,
                ShownElements shown) {
        this.state = state;
        this.language = state.language();
        this.problems = problems;
        this.chosen = chosen;
        this.focus = focus;
        this.words = words;
        this.inputs = inputs;
        this.shown = shown;
        this.buttons = FormViews.buttons(state);
        problems.stream().filter(problem -> problem.field() != null)
                .forEach(problem -> errors.putIfAbsent(problem.field(), words.message(problem, language)));
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
            case TEXTFIELD, TEXTAREA, NUMBER, CHECKBOX, DATE, SELECT, RADIO, TIME, DATETIME, CHECKLIST, TAGLIST ->
                    inputs.of(field, errors.get(field.name()), takesFocus(field.name()));
            case TEXT, HTML, TABLE, SEPARATOR, IMAGE, SPACER -> shown.of(field);
            case GROUP -> group(field);
            case DYNAMICLIST -> list(field);
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

    private ElementBuilder group(Field group) {
        ElementBuilder element = ElementBuilder.of(Kind.GROUP, group, words.label(group, state));
        element.children = elements(group.children());
        return element.children.isEmpty() ? null : element;
    }

    private ElementBuilder list(Field list) {
        ElementBuilder element = ElementBuilder.of(Kind.DYNAMICLIST, list, words.label(list, state));
        element.name = list.name();
        element.error = errors.get(list.name());
        element.describedBy = element.error == null ? null : element.id() + "-error";
        List<ListRow> rows = list.rows().stream()
                .map(row -> new ListRow(list.name() + "." + row.index(), rowLabel(row), elements(row.fields()))).toList();
        String add = list.component().text("add", language);
        element.list = new RowList(rows, Rows.write(list.rows().stream().map(Field.Row::origin).toList()), list.isAddRemove(),
                add == null ? words.own("forms.list.add", language) : add);
        element.children = rows.stream().flatMap(row -> row.elements().stream()).toList();
        element.focused = takesFocus(list.name());
        return element;
    }

    /** The first field of what the person goes on with. */
    private boolean takesFocus(String name) {
        boolean here = !focusGiven && focus != null && (name.equals(focus) || name.startsWith(focus + "."));
        focusGiven |= here;
        return here;
    }

    private String rowLabel(Field.Row row) {
        String own = row.list().component().text("row", language);
        if (own != null && !row.fields().isEmpty()) {
            return words.fill(own, row.fields().get(0), state, UnaryOperator.identity());
        }
        return words.own("forms.list.row", language, row.index() + 1);
    }

    private List<FormView.Problem> summary() {
        return problems.stream().map(problem -> {
            Element element = problem.field() == null ? null : drawn.get(problem.field());
            return new FormView.Problem(element == null ? null : element.id(), element == null ? null : element.label(),
                    words.message(problem, language));
        }).toList();
    }

    private List<Button> sendingButtons() {
        if (buttons == null) {
            return List.of(new Button(null, null, words.own("forms.send", language), true));
        }
        List<Button> all = new ArrayList<>();
        for (Choice choice : state.options(buttons)) {
            if (chosen == null || chosen.equals(choice.sent())) {
                all.add(new Button(buttons.name(), choice.sent(), choice.label(), all.isEmpty()));
            }
        }
        if (chosen != null) {
            all.add(new Button(FormViews.BACK, "true", words.own("forms.back", language), false));
        }
        return List.copyOf(all);
    }

    private List<Kept> kept() {
        List<Kept> kept = new ArrayList<>();
        kept.add(new Kept(Answers.SHOWN, String.join(" ", drawn.keySet())));
        if (chosen != null) {
            kept.add(new Kept(FormViews.CHOSEN, chosen));
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
        return state.form().inputs().stream().anyMatch(inputs::isLive);
    }
}
