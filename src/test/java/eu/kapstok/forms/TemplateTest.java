package eu.kapstok.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.api.Test;

class TemplateTest {

    private static final Map<String, Object> DATA = Map.of("name", "Peeters", "total", new BigDecimal("1234.50"), "open", true,
            "lines", List.of(Map.of("product", "Kraan", "quantity", 2), Map.of("product", "Buis", "quantity", 3)),
            "colours", List.of("red", "blue"), "day", LocalDate.of(2026, 11, 22));

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "plain | plain",
            "Dear {{name}}! | Dear Peeters!",
            "=\"Dear \" + name | Dear Peeters",
            "{{total}} | 1.234,50",
            "{{ total * 2 }} | 2.469",
            "until {{day}} | until 22 november 2026",
            "{{nobody}}. | .",
            "{{#if open}}yes{{/if}}{{#if not(open)}}no{{/if}} | yes",
            "{{#loop lines}}{{quantity}}x {{product}} of {{parent.name}}; {{/loop}} | 2x Kraan of Peeters; 3x Buis of Peeters;",
            "{{#loop colours}}[{{this}}]{{/loop}} | [red][blue]",
            "{{ | {{",
            "{{)}} | ''"})
    void fillsIn(String text, String filled) {
        assertThat(Template.of(text).fill(SampleForm.FEEL, DATA, Language.NL::write).strip()).isEqualTo(filled);
    }

    @Test
    void whatIsFilledInIsNoTemplateItself() {
        assertThat(Template.of("{{a}}").fill(SampleForm.FEEL, Map.of("a", "{{b}}", "b", "secret"), Language.NL::write))
                .isEqualTo("{{b}}");
    }
}
