package eu.kapstok.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import eu.kapstok.forms.FormRefused.Problem;
import eu.kapstok.forms.FormValidator.Judged;
import eu.kapstok.forms.FormView.Element;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

class DynamicListTest {

    private static final String LINES = """
            {'type': 'dynamiclist', 'id': 'Lines', 'path': 'lines', 'label': 'Lines', 'properties': {'row.nl': '{{this.product}}'} %s, 'components': [
              {'type': 'textfield', 'id': 'Product', 'key': 'product', 'label': 'Product', 'readonly': true},
              {'type': 'number', 'id': 'Quantity', 'key': 'quantity', 'label': 'Quantity of {{this.product}}', 'decimalDigits': 0,
               'validate': {'required': true, 'max': '=this.most'}, 'conditional': {'hide': '=this.dropped'}},
              {'type': 'checkbox', 'id': 'Dropped', 'key': 'dropped', 'label': 'Leave it out'},
              {'type': 'textfield', 'id': 'Remark', 'key': 'remark', 'label': 'Remark {{i[1]}} of {{count(parent.lines)}}'}]}""";
    private static final String FIXED = LINES.formatted(", 'allowAddRemove': false");
    private static final String FREE = LINES.formatted("");
    private static final Map<String, Object> SHOWN = Map.of("lines", List.of(
            Map.of("product", "Kraan", "quantity", 2, "most", 10), Map.of("product", "Buis", "quantity", 5, "most", 20)));

    @Test
    void rowsStandThereAsTheyWereGiven() {
        List<Element> quantities = elements(view(FIXED, SHOWN, null), "quantity");

        assertThat(quantities).extracting(Element::name).containsExactly("lines.0.quantity", "lines.1.quantity");
        assertThat(quantities).extracting(Element::id).containsExactly("f-lines-0-quantity", "f-lines-1-quantity");
        assertThat(quantities).extracting(Element::value).containsExactly("2", "5");
        assertThat(quantities).extracting(Element::label).containsExactly("Quantity of Kraan", "Quantity of Buis");
        assertThat(elements(view(FIXED, SHOWN, null), "remark")).extracting(Element::label).containsExactly("Remark 1 of 2", "Remark 2 of 2");
        assertThat(list(view(FIXED, SHOWN, null)).list().rows()).extracting(FormView.ListRow::label).containsExactly("Kraan", "Buis");
        assertThat(list(view(FIXED, SHOWN, null)).list().addRemove()).isFalse();
    }

    @Test
    void listWithoutRowsBeginsWithAsManyAsTheFormSays() {
        assertThat(list(view(FREE, Map.of(), null)).list().rows()).hasSize(1);
        assertThat(list(view(LINES.formatted(", 'defaultRepetitions': 3"), Map.of(), null)).list().rows()).hasSize(3);
        assertThat(list(view(LINES.formatted(", 'defaultRepetitions': 0"), Map.of(), null)).list().rows()).isEmpty();
        assertThat(list(view(FREE, Map.of("lines", List.of()), null)).list().rows()).isEmpty();
        assertThat(list(view(FREE, Map.of("lines", "text"), null)).list().rows()).hasSize(1);
    }

    @Test
    void answersComeBackPerRowWithWhatTellsTheRowApart() {
        Judged judged = posted(FIXED, SHOWN, "lines.0.quantity", "3", "lines.0.remark", "snel", "lines.1.dropped", "true",
                "lines.1.product", "something else");

        assertThat(judged.problems()).isEmpty();
        assertThat(judged.values()).containsExactly(entry("lines", List.of(
                map("product", "Kraan", "quantity", 3L, "dropped", false, "remark", "snel"),
                map("product", "Buis", "dropped", true, "remark", null))));
    }

    @Test
    void problemsAreToldAtTheRow() {
        Judged judged = posted(FIXED, SHOWN, "lines.0.quantity", "11", "lines.1.quantity", "");

        assertThat(judged.problems()).containsExactly(new Problem("lines.0.quantity", "forms.problem.max", List.of("10")),
                new Problem("lines.1.quantity", "forms.problem.required", List.of()));
    }

    @Test
    void rowsOfAFixedListCanNeitherBeAddedNorTakenOut() {
        MultiValueMap<String, String> posted = page("form:rows.lines", "0 1 + +", "lines.0.quantity", "1", "lines.1.quantity", "1",
                "lines.2.quantity", "9");

        assertThat((List<?>) judge(FIXED, SHOWN, posted).values().get("lines")).hasSize(2);
        assertThat((List<?>) judge(FIXED, SHOWN, page("form:rows.lines", "")).problems()).hasSize(2);
    }

    @Test
    void addedRowIsEmptyAndNothingTypedIsLost() {
        MultiValueMap<String, String> posted = page("form:rows.lines", "0 1", "lines.0.quantity", "veel", "lines.1.quantity", "7", "form:add", "lines");
        RowButton button = RowButton.pressed(posted);
        FormView view = view(FREE, SHOWN, button.posted());

        assertThat(button.focus()).isEqualTo("lines.2");
        assertThat(elements(view, "quantity")).extracting(Element::value).containsExactly("veel", "7", "");
        assertThat(elements(view, "product")).extracting(Element::value).containsExactly("Kraan", "Buis", "");
        assertThat(list(view).list().sent()).isEqualTo("0 1 +");
    }

    @Test
    void rowThatWasTakenOutLeavesTheOthersAsTheyWere() {
        MultiValueMap<String, String> posted = page("form:rows.lines", "0 1 +", "form:shown", "lines lines.0.quantity lines.1.quantity lines.2.quantity",
                "lines.0.quantity", "1", "lines.1.quantity", "2", "lines.2.quantity", "3", "form:remove", "lines.0");
        RowButton button = RowButton.pressed(posted);
        FormView view = view(FREE, SHOWN, button.posted());

        assertThat(button.focus()).isEqualTo("lines");
        assertThat(elements(view, "product")).extracting(Element::value).containsExactly("Buis", "");
        assertThat(elements(view, "quantity")).extracting(Element::value).containsExactly("2", "3");
        assertThat(button.posted().getFirst("form:shown")).isEqualTo("lines lines.0.quantity lines.1.quantity");
        assertThat(((List<?>) judge(FREE, SHOWN, button.posted()).values().get("lines")).get(0)).asInstanceOf(
                org.assertj.core.api.InstanceOfAssertFactories.MAP).containsEntry("product", "Buis").containsEntry("quantity", 2L);
    }

    @Test
    void listsWithinListsAreFollowedByTheirNames() {
        String nested = """
                {'type': 'dynamiclist', 'path': 'sites', 'components': [{'type': 'textfield', 'key': 'city'},
                  {'type': 'dynamiclist', 'path': 'orders', 'components': [
                    {'type': 'textfield', 'key': 'note', 'label': '{{parent.this.city}} {{i[1]}}.{{i[2]}} {{parent.parent.who}}'}]}]}""";
        MultiValueMap<String, String> posted = page("form:rows.sites", "+ +", "form:rows.sites.0.orders", "+", "form:rows.sites.1.orders", "+ +",
                "sites.0.city", "Gent", "sites.0.orders.0.note", "a", "sites.1.city", "Brugge", "sites.1.orders.0.note", "b",
                "sites.1.orders.1.note", "c");

        assertThat(judge(nested, Map.of("who", "Anna"), posted).values()).containsExactly(entry("sites", List.of(
                map("city", "Gent", "orders", List.of(map("note", "a"))),
                map("city", "Brugge", "orders", List.of(map("note", "b"), map("note", "c"))))));
        assertThat(elements(view(nested, Map.of("who", "Anna"), posted), "note")).extracting(Element::label)
                .containsExactly("Gent 1.1 Anna", "Brugge 2.1 Anna", "Brugge 2.2 Anna");
        posted.add("form:remove", "sites.0");
        assertThat(judge(nested, Map.of(), RowButton.pressed(posted).posted()).values()).containsExactly(entry("sites", List.of(
                map("city", "Brugge", "orders", List.of(map("note", "b"), map("note", "c"))))));
    }

    @Test
    void staffSendRowsAsJsonAndTheirFixedValuesTellWhichOnesTheyAre() {
        Form form = SampleForm.of(FREE);
        Answers answers = Answers.submitted(form, Map.of("lines", List.of(map("product", "Buis", "quantity", 4), map("product", null, "quantity", 1))));
        Judged judged = SampleForm.VALIDATOR.validate(SampleForm.state(form, SHOWN, answers.values(), Language.EN));

        assertThat(judged.problems()).isEmpty();
        assertThat(judged.values()).containsExactly(entry("lines", List.of(
                map("product", "Buis", "quantity", 4L, "dropped", false, "remark", null),
                map("product", null, "quantity", 1L, "dropped", false, "remark", null))));
        assertThat(Answers.submitted(form, Map.of("lines", List.of(), "line", 1)).undeclared()).containsExactly("line");
    }

    @Test
    void whatIsNoListIsRefused() {
        Form form = SampleForm.of(FREE);
        for (Object sent : new Object[] {"text", Map.of("a", 1), 7, true}) {
            assertThat(SampleForm.VALIDATOR.validate(SampleForm.state(form, SHOWN, Answers.submitted(form, Map.of("lines", sent)).values(),
                    Language.EN)).problems()).extracting(Problem::field, Problem::messageKey)
                    .contains(org.assertj.core.groups.Tuple.tuple("lines", "forms.problem.kind"));
        }
        assertThat(judge(FREE, SHOWN, page("form:rows.lines", "0 x")).problems()).extracting(Problem::messageKey).contains("forms.problem.kind");
    }

    @Test
    void thereIsAnEndToRows() {
        List<Object> many = new ArrayList<>();
        IntStream.rangeClosed(0, Rows.MOST).forEach(row -> many.add(Map.of("quantity", 1)));
        Form form = SampleForm.of(FREE);

        assertThat(SampleForm.VALIDATOR.validate(SampleForm.state(form, Map.of(), Answers.submitted(form, Map.of("lines", many)).values(),
                Language.EN)).problems()).extracting(Problem::messageKey).contains("forms.problem.rows");
        RowButton button = RowButton.pressed(page("form:rows.lines", "+ ".repeat(Rows.MOST), "lines.0.remark", "kept", "form:add", "lines"));
        assertThat(button.problems()).extracting(Problem::messageKey).containsExactly("forms.problem.rows");
        assertThat(elements(view(FREE, Map.of(), button.posted()), "remark").get(0).value()).isEqualTo("kept");
    }

    @Test
    void hiddenListIsNeitherAskedForNorLost() {
        String hidden = FREE.replace("'label': 'Lines'", "'label': 'Lines', 'conditional': {'hide': '=none'}") + ", {'type': 'checkbox', 'key': 'none'}";
        MultiValueMap<String, String> posted = page("form:rows.lines", "0 +", "lines.0.quantity", "9", "lines.1.quantity", "8", "none", "true");

        assertThat(judge(hidden, SHOWN, posted).values()).containsExactly(entry("none", true));
        assertThat(view(hidden, SHOWN, posted).kept()).contains(new FormView.Kept("form:rows.lines", "0 +"),
                new FormView.Kept("lines.1.quantity", "8"));
    }

    @Test
    void listThatAnAnswerBringsUpStandsThereAsItWasGiven() {
        String brought = FIXED.replace("'label': 'Lines'", "'label': 'Lines', 'conditional': {'hide': '=not(change)'}") + ", {'type': 'checkbox', 'key': 'change'}";

        FormView view = view(brought, SHOWN, page("form:shown", "change", "change", "true"));

        assertThat(elements(view, "quantity")).extracting(Element::value).containsExactly("2", "5");
    }

    @Test
    void listWithoutRepetitionIsAGroup() {
        Form form = SampleForm.of(LINES.formatted(", 'isRepeating': false"));

        assertThat(form.all(component -> component.type() == FormComponent.Type.DYNAMICLIST)).isEmpty();
        assertThat(form.inputs()).extracting(FormComponent::name).contains("lines.quantity");
    }

    private static MultiValueMap<String, String> page(String... fields) {
        MultiValueMap<String, String> posted = new LinkedMultiValueMap<>();
        for (int field = 0; field < fields.length; field += 2) {
            posted.add(fields[field], fields[field + 1]);
        }
        return posted;
    }

    private static Judged posted(String components, Map<String, Object> shown, String... fields) {
        MultiValueMap<String, String> posted = page(fields);
        posted.add("form:rows.lines", "0 1");
        return judge(components, shown, posted);
    }

    private static Judged judge(String components, Map<String, Object> shown, MultiValueMap<String, String> posted) {
        Form form = SampleForm.of(components);
        return SampleForm.VALIDATOR.validate(SampleForm.state(form, shown, Answers.posted(form, posted).values(), Language.NL));
    }

    private static FormView view(String components, Map<String, Object> shown, MultiValueMap<String, String> posted) {
        Form form = SampleForm.of(components);
        Map<String, Object> answers = posted == null ? null : Answers.posted(form, posted).values();
        return SampleForm.VIEWS.view(SampleForm.state(form, shown, answers, Language.NL), List.of(), null, false, null);
    }

    private static Element list(FormView view) {
        return view.elements().get(0);
    }

    private static List<Element> elements(FormView view, String key) {
        return view.elements().stream().flatMap(DynamicListTest::all).filter(element -> element.name() != null && element.name().endsWith("." + key)).toList();
    }

    private static java.util.stream.Stream<Element> all(Element element) {
        return java.util.stream.Stream.concat(java.util.stream.Stream.of(element), element.children().stream().flatMap(DynamicListTest::all));
    }

    private static Map<String, Object> map(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int pair = 0; pair < pairs.length; pair += 2) {
            map.put((String) pairs[pair], pairs[pair + 1]);
        }
        return map;
    }
}
