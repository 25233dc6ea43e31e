package eu.kapstok.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import eu.kapstok.documents.SampleRenderer;
import eu.kapstok.erp.ErpAddress;
import eu.kapstok.testing.Pdf;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecisionDocumentTest {

    private static final LocalDate OBJECTION = LocalDate.of(2026, 12, 2);

    private final DecisionDocument documents = new DecisionDocument(SampleRenderer.get());

    @Test
    void namesTheOutcomeTheGroundsAndHowToObject() {
        String text = pdf("nl", Resolution.REJECT, "BE", true, OBJECTION).text().replaceAll("\\s+", " ");

        assertThat(text).containsSubsequence("Onze beslissing", "K2026-00017", "Wat wij beslisten", "Wij gaan niet in op uw klacht", "Waarom",
                "De krassen zijn er na de plaatsing gekomen.", "de wettelijke garantie", "Hangtoilet", "Als u het er niet mee eens bent",
                "tot en met 2 december 2026");
    }

    @Test
    void consumersReadWhomElseTheyCanTurnToInTheirCountry() {
        assertThat(pdf("nl", Resolution.REJECT, "BE", true, null).text().replaceAll("\\s+", " ")).contains("Consumentenombudsdienst", "Koning Albert II-laan 8 bus 1")
                .doesNotContain("geschillencommissie");
        assertThat(pdf("nl", Resolution.REJECT, "NL", true, null).text().replaceAll("\\s+", " ")).contains("geschillencommissie").doesNotContain("Consumentenombudsdienst");
        assertThat(pdf("nl", Resolution.REJECT, "BE", false, null).text().replaceAll("\\s+", " ")).doesNotContain("Consumentenombudsdienst", "Bij wie u nog terechtkunt");
    }

    @Test
    void nobodyIsSentToThePlatformThatClosed() {
        for (String language : List.of("nl", "fr", "en")) {
            assertThat(pdf(language, Resolution.REJECT, "BE", true, null).text().replaceAll("\\s+", " ")).doesNotContain("ec.europa.eu", "ODR");
        }
    }

    @Test
    void finalDecisionSaysThatItIsAndWhereNewFactsGo() {
        assertThat(pdf("en", Resolution.REFUND, "BE", false, null).text().replaceAll("\\s+", " ")).contains("If you have new facts").doesNotContain("up to and including");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            nl | Bedrag: € 50,00 excl. btw
            fr | Montant : 50,00 € hors TVA
            en | Amount: €50.00 excl. VAT
            """)
    void priceReductionSaysHowMuch(String language, String amount) {
        assertThat(pdf(language, Resolution.PRICE_REDUCTION, "BE", false, OBJECTION).text().replaceAll("\\s+", " ")).contains(amount);
    }

    @ParameterizedTest
    @EnumSource(Resolution.class)
    void everyOutcomeIsToldInEveryLanguage(Resolution outcome) {
        for (String language : List.of("nl", "fr", "en")) {
            assertThat(pdf(language, outcome, "BE", true, OBJECTION).text().replaceAll("\\s+", " ")).as(outcome + " " + language).contains("K2026-00017")
                    .doesNotContain(outcome.name());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nl", "fr", "en"})
    void isReadableForEverAndForEverybody(String language) throws IOException {
        Pdf pdf = pdf(language, Resolution.REJECT, "BE", true, OBJECTION);

        pdf.keepsBothStandards();
        assertThat(pdf.text().replaceAll("\\s+", " ")).doesNotContain("#", "??");
        Path pictures = Files.createDirectories(Path.of("target/pictures"));
        ImageIO.write(pdf.picture(0), "png", pictures.resolve("decision-" + language + ".png").toFile());
    }

    private Pdf pdf(String language, Resolution outcome, String country, boolean consumer, LocalDate until) {
        return new Pdf(documents.render(new DecisionDocument.Content("K2026-00017", Locale.forLanguageTag(language), LocalDate.of(2026, 11, 22),
                LocalDate.of(2026, 11, 20), consumer, country, "C10138", "Lieve Verhoeven", "Lieve Verhoeven",
                new ErpAddress("A1", null, "Kerkstraat 12", "2800", "Mechelen", "BE"), ComplaintReason.DEFECT.name(),
                List.of(new DecisionDocument.Line("WC-HANG", "Hangtoilet randloos met softclosezitting", "st", new BigDecimal("2"), "O2026-00042")),
                outcome.name(), outcome == Resolution.PRICE_REDUCTION ? new BigDecimal("50.00") : null,
                "De krassen zijn er na de plaatsing gekomen.\nDat zien wij aan de foto's.", "LEGAL_GUARANTEE", false, until,
                "https://klanten.dekapstok.example/portal/complaints/K2026-00017")));
    }
}
