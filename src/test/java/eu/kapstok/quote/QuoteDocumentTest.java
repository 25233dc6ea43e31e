package eu.kapstok.quote;

import static org.assertj.core.api.Assertions.assertThat;

import eu.kapstok.documents.SampleRenderer;
import eu.kapstok.testing.Judge;
import eu.kapstok.testing.Pdf;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuoteDocumentTest {

    private static final Locale DUTCH = Locale.forLanguageTag("nl");

    private final QuoteDocument documents = new QuoteDocument(SampleRenderer.get());

    @Test
    void saysWhoOffersWhatToWhomUntilWhen() {
        String text = pdf(SampleQuoteDocuments.ofLines(4, DUTCH)).text();

        assertThat(text).containsSubsequence("Installatiehuis De Kapstok NV", "Offerte", "Q2026-00042 · versie 2",
                "21 november 2026", "21 december 2026", "C10042", "BE 0428.759.497");
        assertThat(text).contains("Peeters & Zonen", "Anna Peeters", "2160 Wommelgem",
                "Werf Residentie De Linde", "4811 AB Breda", "Nederland");
        assertThat(text).contains("0999.018.737", "RPR Antwerpen", "BE68 5390 0754 7034", "versie 2026-01",
                "Binnen 30 dagen", "Pagina 1 van 1");
        assertThat(text).containsSubsequence("Koperen buis 15 mm, rol van 5 m", "KO-15-5", "12 rol", "84,50", "7,5 %", "21 %",
                "937,95");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            nl | Totaal vóór korting 6.371,22 | Korting van 3 % op het geheel -187,06 | Btw 6 % op € 3.634,59 218,08   | Totaal incl. btw € 6.773,31
            fr | Total avant remise 6 371,22  | Remise de 3 % sur l’ensemble -187,06  | TVA 6 % sur 3 634,59 € 218,08  | Total TVA comprise 6 773,31 €
            en | Total before discount 6,371.22 | Discount of 3% on the whole -187.06 | VAT 6% on €3,634.59 218.08     | Total incl. VAT €6,773.31
            """)
    void writesFiguresAsTheLanguageDoes(String language, String list, String discount, String vat, String gross) {
        String text = pdf(SampleQuoteDocuments.ofLines(4, Locale.forLanguageTag(language))).text();

        assertThat(text).contains(list, discount, vat, gross);
    }

    @Test
    void tellsConsumersWhatTheyPayInAllAndTheirRights() {
        String text = pdf(SampleQuoteDocuments.forConsumer(DUTCH)).text();

        assertThat(text).contains("Totaal te betalen, incl. btw en alle kosten € 5.624,78",
                "‘Bestelling met betalingsverplichting’", "14 dagen na de levering", "wettelijke garantie");
    }

    @ParameterizedTest
    @CsvSource({"2, nl", "2, fr", "40, en", "200, nl"})
    void isReadableForEverAndForEverybody(int lines, String language) {
        Pdf pdf = pdf(SampleQuoteDocuments.ofLines(lines, Locale.forLanguageTag(language)));

        pdf.keepsBothStandards();
        assertThat(pdf.text()).doesNotContain("#", "??");
    }

    @Test
    void draftsSaySoOnEveryPageAndAskForNoAnswer() {
        Pdf pdf = pdf(SampleQuoteDocuments.draft(DUTCH));

        assertThat(pdf.pages()).allSatisfy(page -> assertThat(page).contains("ONTWERP"));
        assertThat(pdf.text()).doesNotContain("Zo bestelt u");
        pdf.keepsBothStandards();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21})
    void totalsNeverStandAlone(int lines) {
        List<String> pages = pdf(SampleQuoteDocuments.ofLines(lines, DUTCH)).pages();

        String last = SampleQuoteDocuments.ofLines(lines, DUTCH).lines().get(lines - 1).product();
        assertThat(pages).filteredOn(page -> page.contains("Totaal incl. btw"))
                .singleElement().asString().containsSubsequence(last, "Totaal excl. btw", "Totaal incl. btw");
        assertThat(pages.get(pages.size() - 1)).contains("Recht en rechter");
    }

    @Test
    void headOfTheLinesIsRepeatedOnEveryPage() {
        List<String> pages = pdf(SampleQuoteDocuments.ofLines(60, DUTCH)).pages();

        assertThat(pages).hasSizeGreaterThan(2).filteredOn(page -> page.contains("PK-22"))
                .allSatisfy(page -> assertThat(page).contains("Omschrijving"));
        assertThat(pages.get(1)).contains("Pagina 2 van " + pages.size());
    }

    @Test
    void codeLeadsToTheQuote() {
        Pdf pdf = pdf(SampleQuoteDocuments.ofLines(2, DUTCH));

        assertThat(pdf.qrCode(0)).contains(SampleQuoteDocuments.URL);
    }

    @Test
    void anotherReaderFindsTheCodeToo(@TempDir Path folder) throws Exception {
        Judge judge = Judge.require("zbarimg");
        Path picture = folder.resolve("quote.png");
        ImageIO.write(pdf(SampleQuoteDocuments.ofLines(2, DUTCH)).picture(0), "png", picture.toFile());

        assertThat(judge.says("--quiet", "--raw", picture.toString())).contains(SampleQuoteDocuments.URL);
    }

    @Test
    void anotherProgramFindsTheFileSound(@TempDir Path folder) throws Exception {
        Judge judge = Judge.require("qpdf");
        Path file = Files.write(folder.resolve("quote.pdf"), documents.render(SampleQuoteDocuments.ofLines(40, DUTCH)));

        assertThat(judge.says("--check", file.toString())).contains("No syntax or stream encoding errors found");
    }

    private Pdf pdf(QuoteDocument.Content content) {
        return new Pdf(documents.render(content));
    }
}
