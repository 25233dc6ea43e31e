package eu.kapstok.forms;

import com.fasterxml.jackson.databind.ObjectMapper;
import eu.kapstok.forms.Field.Row;
import eu.kapstok.forms.FormComponent.Type;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    private final ZonedDateTime now;
    private final Map<String, Object> values;
    private final List<Field> fields;
    private final List<Field> all = new ArrayList<>();
    private Scopes scopes;

    /** @param answers by name, null for a form that nobody has touched yet */
    FormState(Form form, Map<String, Object> display, Map<String, Object> answers, Language language, Feel feel) {
        this.form = form;
        this.display = display;
        this.answers = answers;
        this.language = language;
        this.feel = feel;
        this.now = feel.now();
        this.values = new HashMap<>(display);
        this.fields = grow(form.components(), null);
        settle();
    }

    private List<Field> grow(List<FormComponent> components, Row row) {
        List<Field> grown = new ArrayList<>(components.size());
        for (FormComponent component : components) {
            Field field = new Field(component, row);
            field.setReadonly(component.isFixed());
            grown.add(field);
            all.add(field);
            if (component.type() == Type.GROUP) {
                field.setChildren(grow(component.children(), row));
            } else if (field.isList()) {
                addRows(field);
            }
        }
        return grown;
    }

    private void addRows(Field list) {
        List<Map<String, Object>> shown = rowsShown(list);
        List<Map<String, Object>> rowValues = new ArrayList<>();
        Object sent = sent(list);
        if (sent == Answers.NONSENSE || sent == Rows.TOO_MANY) {
            list.setConverted(sent == Rows.TOO_MANY ? Converted.problem("forms.problem.rows", Rows.MOST)
                    : Converted.problem("forms.problem.kind"));
        }
        for (Integer origin : origins(list, shown, sent)) {
            Map<String, Object> given = origin == null ? Map.of() : shown.get(origin);
            Row row = new Row(list, list.rows().size(), origin, given, new HashMap<>(given), new ArrayList<>());
            list.rows().add(row);
            rowValues.add(row.values());
            row.fields().addAll(grow(list.component().children(), row));
        }
        Values.put(around(list), list.component().path(), rowValues);
    }

    private List<Map<String, Object>> rowsShown(Field list) {
        Object given = Values.at(given(list), list.component().path());
        List<Map<String, Object>> rows = new ArrayList<>();
        if (given instanceof List<?> items) {
            items.forEach(item -> rows.add(row(item)));
        } else {
            rows.addAll(Collections.nCopies(list.component().rowsAtFirst(), Map.of()));
        }
        return rows;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> row(Object item) {
        return item instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    /** The place of each row among those that were given, null for one that was added. */
    private List<Integer> origins(Field list, List<Map<String, Object>> shown, Object sent) {
        List<Integer> origins = new ArrayList<>();
        if (!(sent instanceof Rows rows) || !list.isAddRemove()) {
            for (int place = 0; place < shown.size(); place++) {
                origins.add(place);
            }
            return origins;
        }
        Set<Integer> used = new HashSet<>();
        for (int place = 0; place < rows.count(); place++) {
            Integer origin = rows.origins() == null ? origin(list, place, shown, used) : rows.origins().get(place);
            origins.add(origin != null && origin < shown.size() && used.add(origin) ? origin : null);
        }
        return origins;
    }

    /** Where nothing tells, a row is the one whose fixed values it has. */
    private Integer origin(Field list, int place, List<Map<String, Object>> shown, Set<Integer> used) {
        List<FormComponent> fixed = list.component().all(component -> component.isInput() && component.isFixed() && !component.isDisabled());
        if (fixed.isEmpty()) {
            return place;
        }
        for (int candidate = 0; candidate < shown.size(); candidate++) {
            Map<String, Object> given = shown.get(candidate);
            if (!used.contains(candidate) && fixed.stream().allMatch(input -> text(answers.get(list.name() + "." + place + "." + input.name()))
                    .equals(text(Values.at(given, input.path()))))) {
                return candidate;
            }
        }
        return null;
    }

    private static String text(Object value) {
        if (value instanceof Double || value instanceof Float) {
            return BigDecimal.valueOf(((Number) value).doubleValue()).stripTrailingZeros().toPlainString();
        } else if (value instanceof BigDecimal number) {
            return number.stripTrailingZeros().toPlainString();
        }
        return value == null ? "" : value.toString();
    }

    /** What came in for it, {@link Answers#UNTOUCHED} where it stands as at first. */
    private Object sent(Field field) {
        boolean untouched = answers == null || field.isReadonly() || field.row() != null && isUntouched(field.row().list());
        return untouched ? Answers.UNTOUCHED : answers.get(field.name());
    }

    /** Whether a list was not on the page that was sent. */
    private boolean isUntouched(Field list) {
        return answers.get(list.name()) == Answers.UNTOUCHED || list.row() != null && isUntouched(list.row().list());
    }

    private Map<String, Object> given(Field field) {
        return field.row() == null ? display : field.row().shown();
    }

    private Map<String, Object> around(Field field) {
        return field.row() == null ? values : field.row().values();
    }

    private void settle() {
        List<Field> late = new ArrayList<>();
        for (Field field : all) {
            if (offersByExpression(field)) {
                late.add(field);
            } else if (field.isInput()) {
                settle(field);
            }
        }
        late.forEach(this::settle);
        for (Field field : all) {
            if (isWorkedOut(field)) {
                workOut(field);
                Values.put(around(field), field.component().path(), field.converted().value());
                scopes = null;
            }
        }
        for (Field field : all) {
            String expression = field.component().readonlyExpression();
            if (expression != null && field.isInput() && feel.holds(expression, scope(field))) {
                field.setReadonly(true);
                settle(field);
            }
        }
        look();
        late.forEach(this::convert);
        all.stream().filter(FormState::isWorkedOut).forEach(this::workOut);
    }

    private static boolean isWorkedOut(Field field) {
        return field.type() == Type.EXPRESSION;
    }

    private void workOut(Field field) {
        Object value = feel.value(field.component().json().path("expression").asText(""), scope(field));
        field.setConverted(Converted.value(value instanceof Temporal moment ? moment.toString() : value));
    }

    private void settle(Field input) {
        convert(input);
        Values.put(around(input), input.component().path(), seen(input));
        scopes = null;
    }

    private void convert(Field input) {
        input.setOptions(null);
        input.setConverted(converted(input, raw(input), sent(input) == Answers.UNTOUCHED));
    }

    /** What was given but is no value of its kind nor on offer counts as nothing, as nobody chose it. */
    private Converted converted(Field input, Object raw, boolean given) {
        Converted converted = Conversion.convert(input.component(), raw, options(input), language, now);
        return given && converted.isProblem() ? Conversion.convert(input.component(), null, options(input), language, now) : converted;
    }

    private static boolean offersByExpression(Field field) {
        return field.component().isChoice() && Feel.isExpression(field.component().text("valuesExpression"));
    }

    /** An answer as expressions see it. */
    private static Object seen(Field input) {
        Object value = input.converted().value();
        if (value == null) {
            return input.component().isText() ? "" : null;
        }
        return value instanceof LocalDate day ? day.toString() : value;
    }

    /**
     * Decides what can be seen. Conditions do not see what was answered where nothing can be seen, but what stood there
     * at first.
     */
    private void look() {
        look(fields, false);
        if (all.stream().anyMatch(field -> !field.isVisible() && isAnswered(field))) {
            Map<String, Object> left = Values.copy(values);
            forget(fields, left);
            Map<String, Object> seen = first();
            seen.putAll(left);
            scopes = new Scopes(seen);
            look(fields, false);
        }
    }

    /** Whether it holds something else than at first. */
    boolean isAnswered(Field field) {
        return field.isList() ? sent(field) != Answers.UNTOUCHED
                : field.isInput() && sent(field) != Answers.UNTOUCHED && !Objects.equals(seen(field), firstSeen(field));
    }

    private void look(List<Field> inside, boolean hidden) {
        for (Field field : inside) {
            String hide = field.component().hideExpression();
            field.setVisible(!hidden && (hide == null || !feel.holds(hide, scope(field))));
            look(field.children(), !field.isVisible());
            field.rows().forEach(row -> look(row.fields(), !field.isVisible()));
        }
    }

    /** Takes the answers away that nobody can see. */
    private static void forget(List<Field> inside, Map<String, Object> left) {
        for (Field field : inside) {
            if ((field.component().isKeyed() || field.isList()) && !field.isVisible()) {
                Values.remove(left, field.component().path());
            } else if (field.isList()) {
                List<?> rows = (List<?>) Values.at(left, field.component().path());
                field.rows().forEach(row -> forget(row.fields(), row(rows.get(row.index()))));
            }
            forget(field.children(), left);
        }
    }

    /** The values that the form began with. */
    private Map<String, Object> first() {
        Map<String, Object> first = new HashMap<>(display);
        all.stream().filter(field -> field.isInput() && field.row() == null)
                .forEach(field -> Values.put(first, field.component().path(), firstSeen(field)));
        return first;
    }

    private Object firstSeen(Field input) {
        Field untouched = new Field(input.component(), input.row());
        untouched.setConverted(converted(input, first(input), true));
        return seen(untouched);
    }

    /** The same with another answer at one input, null for none. */
    FormState with(Field input, String answer) {
        Map<String, Object> changed = new HashMap<>();
        if (answers == null) {
            all.stream().filter(field -> field.isInput() || field.isList())
                    .forEach(field -> changed.put(field.name(), Answers.UNTOUCHED));
        } else {
            changed.putAll(answers);
        }
        changed.put(input.name(), answer == null ? null : new Typed(answer));
        return new FormState(form, display, changed, language, feel);
    }

    Form form() {
        return form;
    }

    Language language() {
        return language;
    }

    /** As they stand in the form. */
    List<Field> fields() {
        return fields;
    }

    /** All of them, those in groups and rows among them, in the order of the form. */
    List<Field> all() {
        return all;
    }

    /** What expressions of that field see. */
    Map<String, Object> scope(Field field) {
        if (scopes == null) {
            scopes = new Scopes(values);
        }
        return scopes.in(field.row());
    }

    /** As it came in, or as it stands there at first. */
    Object raw(Field input) {
        Object answer = sent(input);
        return answer == Answers.UNTOUCHED ? first(input) : answer;
    }

    private Object first(Field input) {
        FormComponent component = input.component();
        if (component.isAsButtons()) {
            return null;
        }
        if (!Values.has(given(input), component.path())) {
            return component.json().has("defaultValue") ? JSON.convertValue(component.json().path("defaultValue"), Object.class) : null;
        }
        Object shown = Values.at(given(input), component.path());
        if (component.isMany()) {
            return shown instanceof List<?> chosen ? chosen.stream().filter(one -> options(input).stream().anyMatch(option -> option.is(one))).toList() : null;
        }
        return component.isText() && (shown instanceof Number || shown instanceof Boolean) ? text(shown) : shown;
    }

    /** What an input offers to choose from; empty for those that offer nothing. */
    List<Choice> options(Field input) {
        if (!input.component().isChoice()) {
            return List.of();
        }
        if (input.options() == null) {
            Map<String, Object> scope = offersByExpression(input) ? scope(input) : Map.of();
            input.setOptions(Options.of(input.component(), display, scope, feel, language));
        }
        return input.options();
    }
}
