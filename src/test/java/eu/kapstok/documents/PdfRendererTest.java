package eu.kapstok.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.net.httpserver.HttpServer;
import eu.kapstok.testing.Pdf;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PdfRendererTest {

    private static final Locale DUTCH = Locale.forLanguageTag("nl");

    private final PdfRenderer renderer = SampleRenderer.get();

    @ParameterizedTest
    @ValueSource(strings = {"Élève, Straße, Łódź, Ștefan, Αθήνα, Київ", "→ ✓ ☐ ₽ ₴ ‑ ‐ ≤ ∅ ²", "fi fl ffi Q2026‑00042"})
    void lettersOfEuropeAndCommonSignsAreDrawn(String text) {
        Pdf pdf = new Pdf(render("", text));

        assertThat(pdf.text().replace('‑', '-').replace('‐', '-'))
                .contains(text.replace('‑', '-').replace('‐', '-')).doesNotContain("#");
    }

    @ParameterizedTest
    @CsvSource({"日本, U+65E5", "Bestelling 🙂, U+1F642"})
    void characterThatCannotBeDrawnIsNamed(String text, String character) {
        assertThatThrownBy(() -> render("", text)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(character).hasMessageContaining(text);
    }

    @Test
    void textInAnUnknownFontDoesNotVanish() {
        String html = "<p style='font-family: Arial'>In Arial</p><pre>In pre</pre><code>In code</code>";

        assertThat(new Pdf(render(html, "")).text()).contains("In Arial", "In pre", "In code");
    }

    @Test
    void missingTextStopsTheDrawing() {
        assertThatThrownBy(() -> renderer.render("probe", DUTCH, model("", "", "document.no.such.text")))
                .hasStackTraceContaining("Text document.no.such.text is missing in language nl");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<img alt='x' src='%s/a.png'>", "<link rel='stylesheet' href='%s/a.css'>",
        "<style>@import url(%s/b.css);</style>", "<style>@font-face{font-family:F;src:url(%s/f.ttf)}</style><p style='font-family:F'>F</p>",
        "<p style='background-image:url(%s/b.png)'>B</p>", "<object type='image/png' data='%s/o.png' alt='x'></object>",
        "<iframe src='%s/i.html'></iframe>", "<ul style='list-style-image:url(%s/l.png)'><li>L</li></ul>",
        "<img alt='x' src=\"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'><image href='%s/s.png'/></svg>\">"})
    void nothingIsFetched(String html) throws Exception {
        List<String> hits = new CopyOnWriteArrayList<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            hits.add(exchange.getRequestURI().getPath());
            exchange.sendResponseHeaders(404, -1);
        });
        server.start();
        try {
            catchThrowable(() -> render(html.replace("%s", "http://127.0.0.1:" + server.getAddress().getPort()), ""));
            assertThat(hits).isEmpty();
        } finally {
            server.stop(0);
        }
    }

    @Test
    void filesOfTheServerStayThere(@TempDir Path folder) throws Exception {
        Path css = Files.writeString(folder.resolve("a.css"), "p:after{content:'leaked'}");

        Pdf pdf = new Pdf(render("<link rel='stylesheet' href='" + css.toUri() + "'>", "Text"));

        assertThat(pdf.text()).contains("Text").doesNotContain("leaked");
    }

    @Test
    void missingAlternativeTextIsNotLetThrough() {
        assertThatThrownBy(() -> render("<img src='data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4"
                + "nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC'>", "")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void manyDocumentsAreDrawnAtOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<String>> work = IntStream.range(0, 40)
                    .mapToObj(i -> (Callable<String>) () -> new Pdf(render("", "Document " + i)).text()).toList();
            List<Future<String>> texts = threads.invokeAll(work);
            for (int i = 0; i < texts.size(); i++) {
                assertThat(texts.get(i).get()).contains("Document " + i);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private byte[] render(String html, String text) {
        return renderer.render("probe", DUTCH, model(html, text, null));
    }

    private static Map<String, Object> model(String html, String text, String key) {
        Map<String, Object> model = new HashMap<>();
        model.put("html", html);
        model.put("text", text);
        model.put("key", key);
        return model;
    }
}
