package eu.kapstok.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import eu.kapstok.forms.FormRefused.Problem;
import eu.kapstok.forms.FormValidator.Judged;
import eu.kapstok.forms.FormView.Element;
import eu.kapstok.forms.FormView.Kind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** Each kind of component: what it shows, takes and refuses. The clock stands at 22 November 2026, 11:00 in Brussels. */
class FormComponentsTest {

    private static final String TIME = "{'type': 'datetime', 'subtype': 'time', 'key': 'a', 'timeLabel': 'A' %s}";
    private static final String MOMENT = "{'type': 'datetime', 'subtype': 'datetime', 'key': 'a', 'dateLabel': 'Day', 'timeLabel': 'Hour' %s}";
    private static final String LIST = "{'type': 'checklist', 'key': 'a', 'label': 'A', 'values': [{'label': 'X', 'value': 'x'}, "
            + "{'label': 'One', 'value': 1}, {'label': 'Both', 'value': {'b': 2, 'a': 1}}] %s}";

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "''                                       | 14:37   | 14:30",
            ", 'timeInterval': 1                      | 14:37   | 14:37",
            ", 'timeInterval': 60                     | 14:37   | 14:00",
            ", 'timeInterval': 7                      | 14:37   | 14:30",
            ", 'timeInterval': 1                      | 14u37   | 14:37",
            ", 'timeInterval': 1                      | 2:37 PM | 14:37",
            ", 'timeInterval': 1                      | 12:05 am| 00:05",
            ", 'timeSerializingFormat': 'utc_offset'  | 09:00   | 09:00+01:00",
            ", 'timeSerializingFormat': 'utc_normalized' | 00:30 | 23:30Z",
            ", 'timeSerializingFormat': 'no_timezone' | 09:00   | 09:00"})
    void timeIsWrittenAsTheFormWantsIt(String rules, String typed, String value) {
        assertThat(page(TIME.formatted(rules.equals("''") ? "" : rules), "a", typed).values()).containsExactly(entry("a", value));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "''                                          | 2026-07-01 | 10:30 | 2026-07-01T10:30",
            ", 'timeSerializingFormat': 'utc_offset'     | 2026-07-01 | 10:30 | 2026-07-01T10:30+02:00",
            ", 'timeSerializingFormat': 'utc_offset'     | 2026-12-01 | 10:30 | 2026-12-01T10:30+01:00",
            ", 'timeSerializingFormat': 'utc_normalized' | 2026-07-01 | 01:30 | 2026-06-30T23:30Z",
            "''                                          | 1/7/2026   | 9u05  | 2026-07-01T09:00"})
    void dateAndTimeAreOneAnswer(String rules, String day, String time, String value) {
        assertThat(page(MOMENT.formatted(rules.equals("''") ? "" : rules), "a", day, "form:time.a", time).values())
                .containsExactly(entry("a", value));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "2026-07-01T10:30Z                | 2026-07-01 | 12:30",
            "2026-12-01T10:30:00.000+0100     | 2026-12-01 | 10:30",
            "2026-07-01T10:30                 | 2026-07-01 | 10:30"})
    void momentThatWasGivenShowsAsClocksHere(String given, String day, String time) {
        Element element = element(view(MOMENT.formatted(""), Map.of("a", given)));

        assertThat(element.value()).isEqualTo(day);
        assertThat(element.time()).isEqualTo(new FormView.Time("form:time.a", "f-a-time", "Hour", time, 900));
        assertThat(element.description()).isEqualTo("In stappen van 15 minuten.");
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of(TIME.formatted(""), "25:00", "forms.problem.time"),
                Arguments.of(TIME.formatted(""), "13:00 pm", "forms.problem.time"),
                Arguments.of(TIME.formatted(""), "noon", "forms.problem.time"),
                Arguments.of(TIME.formatted(""), 1430, "forms.problem.time"),
                Arguments.of(TIME.formatted(", 'validate': {'required': true}"), "", "forms.problem.required"),
                Arguments.of(MOMENT.formatted(""), "2026-02-31T10:00", "forms.problem.date"),
                Arguments.of(MOMENT.formatted(""), "2026-02-01", "forms.problem.date"),
                Arguments.of(MOMENT.formatted(", 'disallowPassedDates': true"), "2026-11-21T10:00", "forms.problem.datePassed"),
                Arguments.of(LIST.formatted(""), List.of("y"), "forms.problem.option"),
                Arguments.of(LIST.formatted(""), Arrays.asList("x", null), "forms.problem.option"),
                Arguments.of(LIST.formatted(""), List.of(List.of("x")), "forms.problem.kind"),
                Arguments.of(LIST.formatted(""), Map.of("x", 1), "forms.problem.kind"),
                Arguments.of(LIST.formatted(""), "x", "forms.problem.kind"),
                Arguments.of(LIST.formatted(", 'validate': {'required': true}"), List.of(), "forms.problem.choose"),
                Arguments.of(LIST.formatted(", 'validate': {'required': true}"), null, "forms.problem.choose"),
                Arguments.of("{'type': 'textfield', 'key': 'a', 'validate': {'validationType': 'phone'}}", "+1", "forms.problem.phone"));
    }

    @ParameterizedTest
    @MethodSource
    void refused(String component, Object sent, String problem) {
        Map<String, Object> values = new HashMap<>();
        values.put("a", sent);

        assertThat(staff(component, Map.of(), values).problems()).extracting(Problem::messageKey).containsExactly(problem);
    }

    @Test
    void halfAMomentIsNone() {
        assertThat(page(MOMENT.formatted(""), "a", "2026-12-01", "form:time.a", "").problems()).extracting(Problem::messageKey)
                .containsExactly("forms.problem.dateAndTime");
        assertThat(page(MOMENT.formatted(""), "a", "", "form:time.a", "").values()).containsExactly(entry("a", null));
        assertThat(page(MOMENT.formatted(", 'validate': {'required': true}"), "a", "", "form:time.a", "").problems()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"checklist", "taglist"})
    void severalMayBeChosenAndEachOnlyOnce(String type) {
        String component = LIST.formatted("").replace("checklist", type);

        assertThat(page(component, "a", "1", "a", "x", "a", "1", "a", "{\"a\":1,\"b\":2}").values())
                .containsExactly(entry("a", List.of(1, "x", Map.of("a", 1, "b", 2))));
        assertThat(page(component).values()).containsExactly(entry("a", List.of()));
        assertThat(staff(component, Map.of(), Map.of("a", List.of(Map.of("b", 2, "a", 1)))).problems()).isEmpty();
        assertThat(element(view(component, Map.of("a", List.of("x", "gone")))).options()).extracting(FormView.Option::selected)
                .containsExactly(true, false, false);
    }

    @Test
    void optionsComeFromVariablesFromExpressionsOrFromTheForm() {
        String byKey = "{'type': 'select', 'key': 'a', 'valuesKey': 'offered'}";
        String byExpression = "{'type': 'checkbox', 'key': 'big'}, {'type': 'checklist', 'key': 'a', 'valuesExpression': "
                + "'=for o in offered return {label: upper case(o.label), value: o.value}', 'conditional': {'hide': '=big'}}";
        Map<String, Object> offered = Map.of("offered", List.of(Map.of("value", "a1", "label", "Gent"), Map.of("value", "a2", "label", "Brugge")));

        assertThat(element(view(byKey, offered)).options()).extracting(FormView.Option::label).containsExactly("Gent", "Brugge");
        assertThat(view(byExpression, offered).elements().get(1).options()).extracting(FormView.Option::label).containsExactly("GENT", "BRUGGE");
        assertThat(staff(byExpression, offered, Map.of("a", List.of("a2"))).values()).containsEntry("a", List.of("a2"));
        assertThat(element(view("{'type': 'select', 'key': 'a', 'values': ['', 'y', 0, false, {'value': ''}, {'label': 'no value'}]}", Map.of()))
                .options()).extracting(FormView.Option::value).containsExactly("y", "0", "false");
        assertThat(element(view("{'type': 'radio', 'key': 'a'}", Map.of())).options()).extracting(FormView.Option::label).containsExactly("Value");
    }

    @Test
    void whatIsHiddenCountsAsItWasAtFirst() {
        String form = "{'type': 'checkbox', 'key': 'plain'}, {'type': 'number', 'key': 'extra', 'defaultValue': 1, 'conditional': {'hide': '=plain'}},"
                + "{'type': 'textfield', 'key': 'why', 'conditional': {'hide': '=extra < 5'}}";

        assertThat(staff(form, Map.of(), Map.of("extra", 9, "why", "much")).values()).containsEntry("why", "much");
        assertThat(staff(form, Map.of(), Map.of("plain", true, "extra", 9, "why", "much")).values()).containsOnlyKeys("plain");
    }

    @Test
    void conditionWithoutAValueDoesNotHide() {
        String form = "{'type': 'number', 'key': 'amount'}, {'type': 'textfield', 'key': 'why', 'conditional': {'hide': '=amount < 5'}},"
                + "{'type': 'textfield', 'key': 'not', 'conditional': {'hide': '=not(unknown)'}}";

        assertThat(staff(form, Map.of(), Map.of()).values()).containsOnlyKeys("amount", "why", "not");
        assertThat(staff(form, Map.of(), Map.of("amount", 3)).values()).containsOnlyKeys("amount", "not");
        assertThat(staff(form, Map.of(), Map.of("amount", 7)).values()).containsKeys("why");
        assertThat(SampleForm.FEEL.holds("=not(a) and b", Map.of("a", false, "b", true))).isTrue();
        assertThat(SampleForm.FEEL.holds("=not(a) and not(b)", Map.of("a", false, "b", true))).isFalse();
        assertThat(SampleForm.FEEL.holds("=\"text\"", Map.of())).isFalse();
        assertThat(SampleForm.FEEL.holds("=a = \"x or y\" or a = \"z\"", Map.of("a", "x or y"))).isTrue();
        assertThat(SampleForm.FEEL.holds("=a = \"x\" or b != \"y\"", Map.of("a", "z", "b", "y"))).isFalse();
        assertThat(SampleForm.FEEL.holds("=a = \"x\" or b != \"y\"", Map.of("a", "z"))).isTrue();
        assertThat(SampleForm.FEEL.holds("=a = \"x\" or b = \"y\"", Map.of("a", 3, "b", "y"))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "=text = \"x\" | true", "=text != \"x\" | false", "=text = \"y\" | false", "=none = \"x\" | false", "=none != \"x\" | true",
            "=number = \"1\" | null", "=inner.text = \"x\" | true", "=none.text != \"x\" | true", "=rows.text | [x, y]", "=true | true",
            "=null | null", "=none | null", "=number | 1.50", "=inner.none | null", "=day.year | 2026", "=text=\"x\"|true", "=\"x\" = text | true"})
    void simpleExpressionsMeanWhatTheyMeanToTheEngine(String expression, String value) {
        Map<String, Object> data = Map.of("text", "x", "number", new BigDecimal("1.50"), "inner", Map.of("text", "x"),
                "rows", List.of(Map.of("text", "x"), Map.of("text", "y")), "day", LocalDate.of(2026, 1, 2));

        assertThat(String.valueOf(SampleForm.FEEL.value(expression, data))).isEqualTo(value);
    }

    @Test
    void emptyTextIsATextToConditions() {
        assertThat(staff("{'type': 'textfield', 'key': 'a'}, {'type': 'textfield', 'key': 'b', 'conditional': {'hide': '=a = \\\"\\\"'}}", Map.of(),
                Map.of()).values()).containsOnlyKeys("a");
    }

    @Test
    void workedOutValuesAreNeverTakenFromOutside() {
        String form = "{'type': 'number', 'key': 'a'}, {'type': 'expression', 'key': 'twice', 'expression': '=a * 2'},"
                + "{'type': 'expression', 'key': 'more', 'expression': '=twice + 1', 'conditional': {'hide': '=a > 100'}}";
        Answers answers = Answers.submitted(SampleForm.of(form), Map.of("a", 3, "twice", 100));

        assertThat(answers.undeclared()).isEmpty();
        assertThat(staff(form, Map.of(), Map.of("a", 3, "twice", 100)).values().get("twice")).hasToString("6");
        assertThat(staff(form, Map.of(), Map.of("a", 3)).values().get("more")).hasToString("7");
        assertThat(staff(form, Map.of(), Map.of("a", 101)).values()).doesNotContainKey("more");
    }

    @Test
    void limitsMayBeExpressions() {
        String form = "{'type': 'number', 'key': 'a', 'validate': {'min': '=least', 'max': '=least + 2'}}, "
                + "{'type': 'textfield', 'key': 'b', 'validate': {'minLength': '=least', 'maxLength': '=\\\"4\\\"'}}";

        assertThat(staff(form, Map.of("least", 2), Map.of("a", 1, "b", "a")).problems()).extracting(Problem::messageKey)
                .containsExactly("forms.problem.min", "forms.problem.tooShort");
        assertThat(staff(form, Map.of("least", 2), Map.of("a", 5, "b", "abcde")).problems()).extracting(Problem::messageKey)
                .containsExactly("forms.problem.max", "forms.problem.tooLong");
        assertThat(staff(form, Map.of(), Map.of("a", 1000, "b", "a")).problems()).isEmpty();
    }

    @Test
    void numbersAreKeptAsTextWhereTheFormSaysSo() {
        String form = "{'type': 'number', 'key': 'a', 'decimalDigits': 2, 'increment': '0.25', 'serializeToString': true}";

        assertThat(page(form, "a", "1,50").values()).containsEntry("a", "1.50");
        assertThat(element(view(form, Map.of("a", "1.50"))).value()).isEqualTo("1,50");
        assertThat(page(form, "a", "1,51").problems()).extracting(Problem::messageKey).containsExactly("forms.problem.step");
    }

    @Test
    void imagesSeparatorsAndSpacersStandThere() {
        FormView view = view("{'type': 'image', 'id': 'Logo', 'source': '=\\\"data:image/png;base64,\\\" + picture', 'alt': 'Picture of {{name}}'},"
                + "{'type': 'separator', 'id': 'Line'}, {'type': 'spacer', 'id': 'Room', 'height': 25}, {'type': 'spacer', 'id': 'More'},"
                + "{'type': 'image', 'id': 'Bad', 'source': 'javascript:alert(1)', 'alt': 'Bad'}", Map.of("picture", "AAAA", "name", "a pump"));

        assertThat(view.elements()).extracting(Element::kind).containsExactly(Kind.IMAGE, Kind.SEPARATOR, Kind.SPACER, Kind.SPACER);
        assertThat(view.elements()).extracting(Element::value).containsExactly("data:image/png;base64,AAAA", null, "25", "60");
        assertThat(view.elements().get(0).label()).isEqualTo("Picture of a pump");
    }

    @Test
    void fieldsOfOneRowStandBesideEachOther() {
        FormView view = view("{'type': 'textfield', 'key': 'a', 'layout': {'row': 'R', 'columns': 10}}, {'type': 'textfield', 'key': 'b', 'layout': {'row': 'R'}},"
                + "{'type': 'textfield', 'key': 'c', 'layout': {'row': 'S'}}", Map.of());

        assertThat(view.elements()).extracting(Element::kind).containsExactly(Kind.COLUMNS, Kind.TEXTFIELD);
        assertThat(view.elements().get(0).children()).extracting(Element::columns).containsExactly(10, 8);
    }

    @Test
    void columnsMayBeFoundByAnExpression() {
        FormView view = view("{'type': 'table', 'dataSource': '=rows', 'columnsExpression': '=[{key: \\\"n\\\", label: \\\"Name\\\"}]', 'columns': []}",
                Map.of("rows", List.of(Map.of("n", "Kraan", "m", 1), Map.of("n", Map.of("x", 1)))));

        assertThat(view.elements().get(0).table().rows()).containsExactly(List.of("Kraan"), List.of("{\"x\":1}"));
    }

    private static Judged staff(String components, Map<String, Object> shown, Map<String, Object> sent) {
        Form form = SampleForm.of(components);
        return SampleForm.VALIDATOR.validate(SampleForm.state(form, shown, Answers.submitted(form, sent).values(), Language.EN));
    }

    private static Judged page(String components, String... fields) {
        MultiValueMap<String, String> posted = new LinkedMultiValueMap<>();
        for (int field = 0; field < fields.length; field += 2) {
            posted.add(fields[field], fields[field + 1]);
        }
        Form form = SampleForm.of(components);
        return SampleForm.VALIDATOR.validate(SampleForm.state(form, Map.of(), Answers.posted(form, posted).values(), Language.NL));
    }

    private static FormView view(String components, Map<String, Object> shown) {
        return SampleForm.VIEWS.view(SampleForm.state(SampleForm.of(components), new LinkedHashMap<>(shown), null, Language.NL), List.of(), null,
                false, null);
    }

    private static Element element(FormView view) {
        return view.elements().get(0);
    }
}
