package eu.kapstok.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.kapstok.claim.ClaimTerms.ConsumerClause;
import eu.kapstok.documents.SampleRenderer;
import eu.kapstok.erp.ErpAddress;
import eu.kapstok.erp.ErpCustomer.Kind;
import eu.kapstok.testing.Pdf;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The collector's notice of article XIX.7 has the law's nine mentions in every language, or is not made. */
class CollectorNoticeTest {

    private static final LocalDate ON = LocalDate.of(2026, 11, 20);
    private static final Collector COLLECTOR = new Collector("Incasso Noord", "0999.047.041", "Itali\u00eblei 12", "2000", "Antwerpen", "+32 3 555 07 70",
            "dossiers@incassonoord.example");

    private final ClaimCalculator calculator = SampleTables.calculator(ClaimTerms.ofTheLaw().with(ConsumerClause.LEGAL_MAXIMUM, true));
    private final CollectorNoticeDocument documents = new CollectorNoticeDocument(SampleRenderer.get(), SampleRenderer.messages(), SampleRenderer.seller());

    @ParameterizedTest
    @ValueSource(strings = {"nl", "fr", "en"})
    void noticeIsReadableForEverAndAsksWhatTheLawAllows(String language) throws IOException {
        Pdf pdf = new Pdf(documents.render(notice(language, COLLECTOR)));

        pdf.keepsBothStandards();
        ImageIO.write(pdf.picture(0), "png", Files.createDirectories(Path.of("target/pictures")).resolve("collector-notice-" + language + ".png").toFile());
        assertThat(pdf.text()).contains("F2026-00042", "Circulatiepomp", "548", "5", "63", "Incasso Noord", "0999.047.041", "0999.018.737")
                .doesNotContain("#", "??", "null");
        assertThat(pdf.text().replaceAll("\\s+", " ")).contains(switch (language) {
            case "nl" -> "Deze brief betreft GEEN dagvaarding voor de rechtbank of beslag.";
            case "fr" -> "Cette lettre ne concerne PAS une citation au tribunal ou une saisie. Il ne s\u2019agit pas d\u2019une proc\u00e9dure de recouvrement judiciaire.";
            default -> "This letter is NOT a summons to court or a seizure.";
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"nl", "fr", "en"})
    void noticeThatLostAMentionIsRefused(String language) {
        String html = documents.html(notice(language, COLLECTOR));
        assertThat(LetterFields.problems(html, CollectorNoticeDocument.MANDATORY, CollectorNoticeDocument.FORBIDDEN)).isEmpty();
        for (String field : CollectorNoticeDocument.MANDATORY) {
            Document page = Jsoup.parse(html);
            page.select("[data-field=" + field + "]").forEach(Element::remove);
            assertThat(LetterFields.problems(page.outerHtml(), CollectorNoticeDocument.MANDATORY, CollectorNoticeDocument.FORBIDDEN))
                    .contains(field + " is missing");
        }
    }

    @Test
    void collectorWithoutANumberOrCostsOfItsOwnMakesNoNotice() {
        Collector nameless = new Collector("Incasso Noord", " ", "Itali\u00eblei 12", "2000", "Antwerpen", "+32", "a@b.example");

        assertThatThrownBy(() -> documents.render(notice("nl", nameless))).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("collectorNumber is missing");
        Claim claim = claim();
        Claim costly = new Claim(claim.on(), claim.openAmount(), claim.interest(), claim.compensation(), new BigDecimal("40.00"), claim.total(), null,
                null, null, claim.lines(), claim.invoices());
        assertThatThrownBy(() -> new CollectorNotice("H1", ON, Locale.FRENCH, COLLECTOR, "C1", "x", null, null, costly))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private CollectorNotice notice(String language, Collector collector) {
        return new CollectorNotice("H2026-00001", ON, Locale.forLanguageTag(language), collector, "C20001", "Lies Maes", "Lies Maes",
                new ErpAddress("A1", "Lies Maes", "Battelsesteenweg 214", "2800", "Mechelen", "BE"), claim());
    }

    private Claim claim() {
        return calculator.calculate(new ClaimRequest("BE", Kind.CONSUMER, List.of(new ClaimInvoice("F2026-00042", new BigDecimal("480.00"),
                LocalDate.of(2026, 9, 1), LocalDate.of(2026, 9, 30), "Circulatiepomp 25-60, met montage", List.of(), List.of())),
                ClaimNotice.sent(LocalDate.of(2026, 10, 12), Channel.EMAIL), ON));
    }
}
