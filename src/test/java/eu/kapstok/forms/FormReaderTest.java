package eu.kapstok.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.kapstok.forms.FormComponent.Type;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormReaderTest {

    @Test
    void inputsCarryThePathsOfTheirGroups() {
        Form form = FormReader.read(SampleForm.file("sample-answer.form"));

        assertThat(form.id()).isEqualTo("sample-answer");
        assertThat(form.inputs()).extracting(FormComponent::name).containsExactly("reference", "delivery.address", "delivery.day",
                "budget", "terms", "reason", "explanation", "decision");
    }

    @Test
    void componentsOfLaterDaysAreKeptAsUnsupported() {
        Form form = SampleForm.of("{'type': 'filepicker', 'key': 'a', 'id': 'f'}, {'type': 'datetime', 'subtype': 'week', 'key': 'b', 'id': 't'}");

        assertThat(form.components()).extracting(FormComponent::type).containsOnly(Type.UNSUPPORTED);
        assertThat(form.inputs()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{}", "{\"components\": 1}", "{\"components\": [", "<form/>",
            "{\"components\": []} x", "{\"id\": \"a\", \"id\": \"b\", \"components\": []}", "{\"components\": [{\"type\": \"textfield\"}]}"})
    void whatIsNoFormIsRefusedInWords(String text) {
        assertThatThrownBy(() -> FormReader.read(text.getBytes(StandardCharsets.UTF_8))).isInstanceOf(FormUnreadable.class)
                .message().isNotBlank();
    }

    @Test
    void brokenJsonNamesItsLine() {
        assertThatThrownBy(() -> FormReader.read("{\n\"components\": [\n,]}".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(FormUnreadable.class, broken -> assertThat(broken.line()).isEqualTo(3));
    }

    @Test
    void everyExpressionIsFound() {
        Form form = FormReader.read(SampleForm.file("sample-answer.form"));

        assertThat(form.expressions()).extracting(FormExpressions.Found::expression).contains("=number", "=remark", "=lines",
                "=decision = \"decline\"", "=limit");
        assertThat(form.mentions("decision")).isTrue();
        assertThat(form.mentions("terms")).isFalse();
    }
}
