package eu.kapstok.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import eu.kapstok.forms.FormRefused.Problem;
import eu.kapstok.forms.FormValidator.Judged;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.spin.Spin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.LinkedMultiValueMap;

class FormValidatorTest {

    private static final String TEXT = "{'type': 'textfield', 'key': 'a', 'label': 'A' %s}";
    private static final String NUMBER = "{'type': 'number', 'key': 'a', 'label': 'A' %s}";
    private static final String DATE = "{'type': 'datetime', 'subtype': 'date', 'key': 'a', 'dateLabel': 'A' %s}";
    private static final String SELECT = "{'type': 'select', 'key': 'a', 'label': 'A', 'values': [{'label': 'X', 'value': 'x'}] %s}";

    @Test
    void answersComeBackInTheirDeclaredTypes() {
        Form form = FormReader.read(SampleForm.file("sample-approve.form"));
        Map<String, Object> sent = new HashMap<>(Map.of("decision", "reject", "comment", " too low\r\nreally ", "discount", 12.5,
                "copies", 3, "until", "2026-12-31", "urgent", true));

        Judged judged = staff(form, Map.of(), sent);

        assertThat(judged.problems()).isEmpty();
        assertThat(judged.values()).containsExactly(entry("decision", "reject"), entry("comment", "too low\nreally"),
                entry("discount", new BigDecimal("12.5")), entry("copies", 3L), entry("until", LocalDate.of(2026, 12, 31)),
                entry("urgent", true));
    }

    @Test
    void whatNobodySeesIsNeitherNeededNorTaken() {
        Form form = FormReader.read(SampleForm.file("sample-approve.form"));

        Judged judged = staff(form, Map.of(), Map.of("decision", "approve", "comment", "sent all the same"));

        assertThat(judged.problems()).isEmpty();
        assertThat(judged.values()).doesNotContainKey("comment").containsEntry("decision", "approve");
    }

    @Test
    void whatIsOnlyShownIsNotTaken() {
        Form form = SampleForm.of("""
                {'type': 'textfield', 'key': 'fixed', 'readonly': true}, {'type': 'textfield', 'key': 'off', 'disabled': true},
                {'type': 'textfield', 'key': 'sometimes', 'readonly': '=locked'}, {'type': 'textfield', 'key': 'free'}""");

        Judged judged = staff(form, Map.of("locked", true), Map.of("fixed", "1", "off", "2", "sometimes", "3", "free", "4"));

        assertThat(judged.values()).containsExactly(entry("free", "4"));
    }

    @Test
    void readOnlyValuesThatWereChangedDecideNothing() {
        Form form = SampleForm.of("""
                {'type': 'checkbox', 'key': 'exempt', 'readonly': true},
                {'type': 'textfield', 'key': 'reason', 'validate': {'required': true}, 'conditional': {'hide': '=exempt'}}""");

        assertThat(staff(form, Map.of("exempt", false), Map.of("exempt", true)).problems()).extracting(Problem::field)
                .containsExactly("reason");
    }

    @Test
    void undeclaredKeysDecideNothing() {
        Form form = SampleForm.of("{'type': 'textfield', 'key': 'a', 'validate': {'required': true}, 'conditional': {'hide': '=skip = true'}}");
        Answers answers = Answers.submitted(form, Map.of("skip", true));

        assertThat(answers.undeclared()).containsExactly("skip");
        assertThat(staff(form, Map.of(), Map.of("skip", true)).problems()).hasSize(1);
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of(TEXT, ", 'validate': {'required': true}", null, "forms.problem.required"),
                Arguments.of(TEXT, ", 'validate': {'required': true}", "  ", "forms.problem.required"),
                Arguments.of(TEXT, ", 'validate': {'minLength': 3}", "ab", "forms.problem.tooShort"),
                Arguments.of(TEXT, ", 'validate': {'maxLength': 3}", "abcd", "forms.problem.tooLong"),
                Arguments.of(TEXT, ", 'validate': {'maxLength': '=1+2'}", "abcd", "forms.problem.tooLong"),
                Arguments.of(TEXT, "", "x".repeat(4001), "forms.problem.tooLong"),
                Arguments.of(TEXT, "", "x".repeat(10_000_000), "forms.problem.tooLong"),
                Arguments.of(TEXT, ", 'validate': {'pattern': '^[0-9]+$'}", "12a", "forms.problem.pattern"),
                Arguments.of(TEXT, ", 'validate': {'validationType': 'email'}", "nobody@", "forms.problem.email"),
                Arguments.of(TEXT, ", 'validate': {'validationType': 'phone'}", "03 123 45 67", "forms.problem.phone"),
                Arguments.of(TEXT, "", "a\u0000b", "forms.problem.characters"),
                Arguments.of(TEXT, "", "a\u001bb", "forms.problem.characters"),
                Arguments.of(TEXT, "", "a\u202eb", "forms.problem.characters"),
                Arguments.of(TEXT, "", "a\ud800b", "forms.problem.characters"),
                Arguments.of(TEXT, "", 7, "forms.problem.kind"),
                Arguments.of(TEXT, "", List.of("a", "b"), "forms.problem.kind"),
                Arguments.of(TEXT, "", Map.of("a", "b"), "forms.problem.kind"),
                Arguments.of(TEXT, "", new byte[] {1}, "forms.problem.kind"),
                Arguments.of(NUMBER, "", "abc", "forms.problem.number"),
                Arguments.of(NUMBER, "", "1e309", "forms.problem.number"),
                Arguments.of(NUMBER, "", Double.POSITIVE_INFINITY, "forms.problem.number"),
                Arguments.of(NUMBER, "", Double.NaN, "forms.problem.number"),
                Arguments.of(NUMBER, "", 1e300, "forms.problem.number"),
                Arguments.of(NUMBER, "", new BigDecimal("1e999999999"), "forms.problem.number"),
                Arguments.of(NUMBER, "", BigInteger.TEN.pow(5000), "forms.problem.number"),
                Arguments.of(NUMBER, "", true, "forms.problem.number"),
                Arguments.of(NUMBER, "", List.of(1), "forms.problem.number"),
                Arguments.of(NUMBER, "", "1000000000000000", "forms.problem.tooLarge"),
                Arguments.of(NUMBER, ", 'decimalDigits': 0", 1.5, "forms.problem.whole"),
                Arguments.of(NUMBER, ", 'decimalDigits': 2", "1.234", "forms.problem.decimals"),
                Arguments.of(NUMBER, ", 'validate': {'min': 1}", 0, "forms.problem.min"),
                Arguments.of(NUMBER, ", 'validate': {'max': 10}", 11, "forms.problem.max"),
                Arguments.of(NUMBER, ", 'increment': '0.5'", 0.7, "forms.problem.step"),
                Arguments.of(DATE, "", "2026-02-31", "forms.problem.date"),
                Arguments.of(DATE, "", 20260231, "forms.problem.date"),
                Arguments.of(DATE, "", "0001-01-01", "forms.problem.date"),
                Arguments.of(DATE, ", 'disallowPassedDates': true", "2026-11-21", "forms.problem.datePassed"),
                Arguments.of(SELECT, "", "y", "forms.problem.option"),
                Arguments.of(SELECT, "", List.of("x"), "forms.problem.kind"),
                Arguments.of(SELECT, ", 'validate': {'required': true}", "", "forms.problem.choose"),
                Arguments.of("{'type': 'checkbox', 'key': 'a' %s}", ", 'validate': {'required': true}", false, "forms.problem.tick"),
                Arguments.of("{'type': 'checkbox', 'key': 'a' %s}", "", "yes please", "forms.problem.kind"));
    }

    @ParameterizedTest
    @MethodSource
    void refused(String component, String rules, Object sent, String problem) {
        Map<String, Object> values = new HashMap<>();
        values.put("a", sent);

        assertThat(staff(SampleForm.of(component.formatted(rules)), Map.of(), values).problems())
                .extracting(Problem::messageKey).containsExactly(problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ærøskøbing", "мир", "日本語", "🙂👩‍👩‍👧", "<script>alert(1)</script>", "'; drop table quote; --", "{{7*7}}", "${7*7}"})
    void foreignLanguagesAndScriptsAreJustText(String text) {
        assertThat(staff(SampleForm.of(TEXT.formatted("")), Map.of(), Map.of("a", text)).values()).containsEntry("a", text);
    }

    @Test
    void answersMayComeAsJson() {
        Form form = SampleForm.of("{'type': 'group', 'path': 'delivery', 'components': [{'type': 'textfield', 'key': 'street'}]}");

        assertThat(staff(form, Map.of(), Map.of("delivery", Spin.JSON("{\"street\": \"Kade 1\", \"more\": 2}"))).values())
                .containsExactly(entry("delivery", Map.of("street", "Kade 1")));
        assertThat(staff(form, Map.of(), Map.of("delivery", "Kade 1")).problems()).extracting(Problem::messageKey)
                .containsExactly("forms.problem.kind");
    }

    @Test
    void oneAnswerIsOneAnswer() {
        Form form = SampleForm.of(TEXT.formatted(""));
        LinkedMultiValueMap<String, String> posted = new LinkedMultiValueMap<>();
        posted.put("a", Arrays.asList("one", "two"));
        posted.add("b", "three");
        posted.add("_csrf", "token");

        Answers answers = Answers.posted(form, posted);

        assertThat(answers.undeclared()).containsExactly("b");
        assertThat(SampleForm.VALIDATOR.validate(SampleForm.state(form, Map.of(), answers.values(), Language.NL)).problems())
                .extracting(Problem::messageKey).containsExactly("forms.problem.kind");
    }

    @Test
    void customersTypeNumbersInTheirLanguage() {
        Form form = SampleForm.of(NUMBER.formatted(", 'decimalDigits': 2"));

        assertThat(typed(form, Language.NL, "1.234,56").values()).containsEntry("a", new BigDecimal("1234.56"));
        assertThat(typed(form, Language.EN, "1,234.56").values()).containsEntry("a", new BigDecimal("1234.56"));
    }

    @Test
    void onlyWhatIsOfferedCanBeChosen() {
        Form form = SampleForm.of("{'type': 'select', 'key': 'a', 'valuesKey': 'offered'}");
        Map<String, Object> offered = Map.of("offered", List.of(Map.of("label", "One", "value", 1), "two"));

        assertThat(staff(form, offered, Map.of("a", "1")).values()).containsEntry("a", 1);
        assertThat(staff(form, offered, Map.of("a", "two")).values()).containsEntry("a", "two");
        assertThat(staff(form, offered, Map.of("a", "three")).problems()).hasSize(1);
    }

    @Test
    void namesInTheLogAreFewAndHarmless() {
        Answers answers = new Answers(Map.of(), new java.util.TreeSet<>(List.of("evil\nname", "x".repeat(500))));

        assertThat(answers.undeclaredForLog()).doesNotContain("\n").contains("evil?name").hasSizeLessThan(100);
    }

    private static Judged staff(Form form, Map<String, Object> display, Map<String, Object> sent) {
        return SampleForm.VALIDATOR.validate(SampleForm.state(form, display, Answers.submitted(form, sent).values(), Language.EN));
    }

    private static Judged typed(Form form, Language language, String text) {
        return SampleForm.VALIDATOR.validate(SampleForm.state(form, Map.of(), Map.of("a", new Typed(text)), language));
    }
}
