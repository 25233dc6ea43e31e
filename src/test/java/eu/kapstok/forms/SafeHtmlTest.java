package eu.kapstok.forms;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeHtmlTest {

    @Test
    void markdownBecomesHtml() {
        assertThat(SafeHtml.ofMarkdown("# Title\n\n**bold** [help](/portal/help)\n\n* one\n* two").replace("\n", ""))
                .isEqualTo("<h1>Title</h1><p><strong>bold</strong> <a href=\"/portal/help\">help</a></p><ul><li>one</li><li>two</li></ul>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<a href=\"javascript:alert(1)\">x</a>",
            "<svg onload=alert(1)></svg>", "<iframe src=\"https://evil.example\"></iframe>", "<p style=\"color:red\" onclick=\"alert(1)\">x</p>",
            "<form action=\"/x\"><input name=a><button>go</button></form>", "<img src=\"https://evil.example/pixel.png\">",
            "<img src=\"//evil.example/pixel.png\">", "<style>body{display:none}</style>", "<base href=\"https://evil.example\">",
            "<a href=\"data:text/html,x\">x</a>", "<math><mi xlink:href=\"javascript:alert(1)\">x</mi></math>"})
    void nothingRunsAndNothingIsFetchedFromElsewhere(String evil) {
        for (String html : new String[] {SafeHtml.clean(evil), SafeHtml.ofMarkdown(evil)}) {
            assertThat(html.toLowerCase()).doesNotContain("script", "onerror", "onload", "onclick", "style", "evil.example", "<form",
                    "<input", "<button", "<iframe", "data:", "<base", "<svg");
        }
    }

    @Test
    void markdownLinksRunNothing() {
        assertThat(SafeHtml.ofMarkdown("[x](javascript:alert(1))")).isEqualToIgnoringNewLines("<p><a>x</a></p>");
    }

    @Test
    void linksToElsewhereOpenInATabOfTheirOwn() {
        assertThat(SafeHtml.clean("<a href=\"https://example.com\">x</a>"))
                .isEqualTo("<a href=\"https://example.com\" rel=\"noopener noreferrer\" target=\"_blank\">x</a>");
        assertThat(SafeHtml.clean("<img src=\"/portal/a.png\" alt=\"A\">")).isEqualTo("<img src=\"/portal/a.png\" alt=\"A\">");
    }
}
