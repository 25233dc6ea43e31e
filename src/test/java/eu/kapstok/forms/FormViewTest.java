package eu.kapstok.forms;

import static org.assertj.core.api.Assertions.assertThat;

import eu.kapstok.forms.FormRefused.Problem;
import eu.kapstok.forms.FormView.Element;
import eu.kapstok.forms.FormView.Kind;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FormViewTest {

    private static final Form FORM = FormReader.read(SampleForm.file("sample-answer.form"));
    private static final Map<String, Object> SHOWN = Map.of("number", "Q2026-00042", "total", new BigDecimal("1234.50"),
            "customerName", "Peeters <b>& Zonen</b>", "remark", "<script>alert(1)</script>", "limit", 5000,
            "lines", List.of(Map.of("product", "Kraan", "quantity", 2, "total", new BigDecimal("1234.50"))),
            "addresses", List.of(Map.of("value", "A1", "label", "Magazijn, Gent")));

    @Test
    void speaksTheLanguageOfThePersonAndElseThatOfTheForm() {
        assertThat(element(view(Language.NL, null), "reference").label()).isEqualTo("Uw referentie");
        assertThat(element(view(Language.NL, null), "reference").description()).isEqualTo("Zoals ze op de factuur moet staan");
        assertThat(element(view(Language.FR, null), "delivery.address").label()).isEqualTo("Adresse de livraison");
        assertThat(element(view(Language.FR, null), "reference").label()).isEqualTo("Purchase reference");
        assertThat(view(Language.NL, null).buttons()).extracting(FormView.Button::label).containsExactly("Bestellen", "Weigeren");
    }

    @Test
    void textIsFilledInAndHarmless() {
        FormView view = view(Language.NL, null);

        assertThat(view.elements().get(0).html()).isEqualToIgnoringNewLines(
                "<h2>Offerte Q2026-00042</h2><p>Totaal 1.234,50 voor Peeters &lt;b&gt;&amp; Zonen&lt;/b&gt;</p>");
        assertThat(view.elements().get(1).html()).isEqualTo("<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>");
    }

    @Test
    void tablesWriteNumbersAsTheLanguageDoes() {
        FormView.Table table = view(Language.NL, null).elements().get(2).table();

        assertThat(table.columns()).extracting(FormView.Column::label).containsExactly("Product", "Aantal", "Totaal");
        assertThat(table.columns()).extracting(FormView.Column::number).containsExactly(false, true, true);
        assertThat(table.rows()).containsExactly(List.of("Kraan", "2", "1.234,50"));
    }

    @Test
    void hiddenFieldsStayAwayUntilTheirConditionHolds() {
        assertThat(names(view(Language.NL, null))).contains("reference", "terms").doesNotContain("reason", "explanation", "decision");
        assertThat(names(view(Language.NL, "decline"))).contains("reason").doesNotContain("reference", "terms", "explanation");
    }

    @Test
    void theChosenButtonStandsAloneWithAWayBack() {
        assertThat(view(Language.NL, "decline").buttons()).extracting(FormView.Button::name, FormView.Button::value)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("decision", "decline"),
                        org.assertj.core.groups.Tuple.tuple(FormViews.BACK, "true"));
    }

    @Test
    void whatWasTypedStaysAsItWasTyped() {
        Map<String, Object> typed = new HashMap<>(Map.of("budget", new Typed("1.234,5 euro"), "terms", new Typed("true"),
                "delivery.day", new Typed("22/11/2026"), "reference", new Typed("<b>x</b>")));
        FormView view = SampleForm.VIEWS.view(SampleForm.state(FORM, SHOWN, typed, Language.NL),
                List.of(new Problem("budget", "forms.problem.number", List.of())), null, false, null);

        assertThat(element(view, "budget").value()).isEqualTo("1.234,5 euro");
        assertThat(element(view, "budget").error()).isEqualTo("Vul een getal in, zoals 1.234,56.");
        assertThat(element(view, "budget").describedBy()).isEqualTo("f-budget-prefix f-budget-suffix f-budget-error");
        assertThat(element(view, "terms").value()).isEqualTo("true");
        assertThat(element(view, "delivery.day").value()).isEqualTo("2026-11-22");
        assertThat(view.problems()).extracting(FormView.Problem::fieldId).containsExactly("f-budget");
    }

    @Test
    void answersThatTheChosenPathDoesNotAskForAreKeptForTheWayBack() {
        Map<String, Object> typed = new HashMap<>(Map.of("reference", new Typed("PO 7"), "decision", new Typed("decline")));
        FormView view = SampleForm.VIEWS.view(SampleForm.state(FORM, SHOWN, typed, Language.NL), List.of(), "decline", true, null);

        assertThat(view.kept()).contains(new FormView.Kept("reference", "PO 7"), new FormView.Kept(FormViews.CHOSEN, "decline"));
    }

    @Test
    void onlyFieldsThatOthersDependOnAskForTheFormAgain() {
        assertThat(element(view(Language.NL, "decline"), "reason").live()).isTrue();
        assertThat(element(view(Language.NL, null), "reference").live()).isFalse();
    }

    @Test
    void messagesStandInTheLanguageOfThePerson() {
        Problem problem = new Problem("a", "forms.problem.max", List.of("1.000"));

        assertThat(SampleForm.WORDS.message(problem, Language.NL)).isEqualTo("Vul hoogstens 1.000 in.");
        assertThat(SampleForm.WORDS.message(problem, Language.FR)).isEqualTo("Indiquez 1.000 au maximum.");
        assertThat(SampleForm.WORDS.message(problem, Language.EN)).isEqualTo("Enter at most 1.000.");
    }

    @Test
    void everyKindOfInputHasAKindOfElement() {
        for (FormComponent.Type type : FormComponent.Type.values()) {
            if (type.isInput()) {
                assertThat(Kind.valueOf(type.name())).isNotNull();
            }
        }
    }

    private static FormView view(Language language, String chosen) {
        FormState state = SampleForm.state(FORM, SHOWN, null, language);
        return SampleForm.VIEWS.view(chosen == null ? state : state.with(FormViews.buttons(state), chosen), List.of(), chosen, false, null);
    }

    private static List<String> names(FormView view) {
        return view.elements().stream().flatMap(FormViewTest::all).map(Element::name).filter(name -> name != null).toList();
    }

    private static Element element(FormView view, String name) {
        return view.elements().stream().flatMap(FormViewTest::all).filter(element -> name.equals(element.name())).findFirst().orElseThrow();
    }

    private static java.util.stream.Stream<Element> all(Element element) {
        return java.util.stream.Stream.concat(java.util.stream.Stream.of(element), element.children().stream().flatMap(FormViewTest::all));
    }
}
