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
import org.junit.jupiter.params.provider.ValueSource;

class ReturnDocumentTest {

    private final ReturnDocument documents = new ReturnDocument(SampleRenderer.get());

    @Test
    void saysWhatComesBackHowItIsPackedAndWhereItGoes() {
        List<String> pages = pdf("nl", 1, false).pages();

        assertThat(pages).hasSize(2);
        assertThat(pages.get(0)).contains("R2026-00017", "K2026-00017", "13 december 2026", "Hangtoilet randloos", "2 st",
                "oorspronkelijke verpakking", "Het terugsturen kost u niets");
        assertThat(pages.get(1)).containsSubsequence("Afzender", "Lieve Verhoeven", "Aan", "Installatiehuis De Kapstok NV", "R2026-00017/1");
    }

    @Test
    void consumerWhoWithdrawsReadsThatSendingIsTheirs() {
        assertThat(pdf("nl", 1, true).text()).contains("De kosten van het terugsturen zijn voor u");
    }

    @Test
    void everyParcelHasALabelOfItsOwnThatAScannerReads() {
        Pdf pdf = pdf("fr", 3, false);

        assertThat(pdf.pages()).hasSize(4);
        assertThat(pdf.barcode(1)).contains("R2026-00017/1");
        assertThat(pdf.barcode(2)).contains("R2026-00017/2");
        assertThat(pdf.barcode(3)).contains("R2026-00017/3");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            nl | Goederen terugsturen      | Zo pakt u ze in  | Label voor pakket 1
            fr | Renvoyer des marchandises | Comment emballer | Étiquette du colis 1
            en | Sending goods back        | How to pack      | Label for parcel 1
            """)
    void isWrittenInTheCustomersLanguage(String language, String heading, String packing, String label) {
        assertThat(pdf(language, 1, false).text()).contains(heading, packing, label);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nl", "fr", "en"})
    void isReadableForEverAndForEverybody(String language) throws IOException {
        Pdf pdf = pdf(language, 2, true);

        pdf.keepsBothStandards();
        assertThat(pdf.text()).doesNotContain("#", "??");
        Path pictures = Files.createDirectories(Path.of("target/pictures"));
        ImageIO.write(pdf.picture(0), "png", pictures.resolve("return-" + language + ".png").toFile());
        ImageIO.write(pdf.picture(1), "png", pictures.resolve("return-label-" + language + ".png").toFile());
    }

    private Pdf pdf(String language, int parcels, boolean paysBack) {
        return new Pdf(documents.render(new ReturnDocument.Content("R2026-00017", "K2026-00017", Locale.forLanguageTag(language),
                LocalDate.of(2026, 11, 22), LocalDate.of(2026, 12, 13), paysBack, paysBack, parcels, "C10138", "Lieve Verhoeven",
                new ErpAddress("A1", null, "Kerkstraat 12", "2800", "Mechelen", "BE"),
                List.of(new ReturnDocument.Line("WC-HANG", "Hangtoilet randloos met softclosezitting", "st", new BigDecimal("2")),
                        new ReturnDocument.Line("KIT-SIL", "Sanitaire siliconenkit wit 310 ml", "doos", BigDecimal.ONE)))));
    }
}
