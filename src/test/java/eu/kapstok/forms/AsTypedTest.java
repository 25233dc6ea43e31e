package eu.kapstok.forms;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AsTypedTest {

    @ParameterizedTest
    @ValueSource(strings = {"[Foto](https://evil.example)", "# Groot", "- een", "1. een", "**vet** _schuin_ `code`", "<https://evil.example>",
        "<script>alert(1)</script>", "a & b < c", "![x](https://evil.example/x.png)", "| a | b |", "\\*", "Ελληνικά 😀"})
    void whatWasTypedIsReadAndDoesNothing(String typed) {
        Document shown = Jsoup.parse(SafeHtml.ofMarkdown(AsTyped.of(typed)));

        assertThat(shown.text()).isEqualTo(typed);
        assertThat(shown.select("a, h1, li, strong, em, code, img, script, table")).isEmpty();
    }

    @Test
    void linesStayLines() {
        assertThat(Jsoup.parse(SafeHtml.ofMarkdown(AsTyped.of("een\r\ntwee\n\ndrie"))).select("br, p")).hasSize(3);
        assertThat(AsTyped.of(null)).isEmpty();
    }
}
