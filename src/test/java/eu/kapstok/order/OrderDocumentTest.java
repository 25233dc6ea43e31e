package eu.kapstok.order;

import static org.assertj.core.api.Assertions.assertThat;

import eu.kapstok.documents.SampleRenderer;
import eu.kapstok.erp.ErpAddress;
import eu.kapstok.testing.Pdf;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderDocumentTest {

    private final OrderDocument documents = new OrderDocument(SampleRenderer.get());

    @Test
    void saysWhatWasOrderedForWhenAndHowItIsPaid() {
        String text = pdf(4, "nl").text();

        assertThat(text).containsSubsequence("Installatiehuis De Kapstok NV", "Orderbevestiging", "O2026-00042", "21 november 2026",
                "27 november 2026", "PO-7", "Q2026-00007", "C10042");
        assertThat(text).contains("Werf Residentie De Linde", "Koperen buis 15 mm", "Binnen 30 dagen", "Twee keer bellen", "versie 2026-01");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            nl | Korting op het geheel -50,00 | Btw 21 % op € 2.763,85 580,41   | Totaal incl. btw € 3.344,26
            fr | Remise sur l’ensemble -50,00 | TVA 21 % sur 2 763,85 € 580,41  | Total TVA comprise 3 344,26 €
            en | Discount on the whole -50.00 | VAT 21% on €2,763.85 580.41     | Total incl. VAT €3,344.26
            """)
    void writesFiguresAsTheLanguageDoes(String language, String discount, String vat, String gross) {
        assertThat(pdf(3, language).text()).contains(discount, vat, gross);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nl", "fr", "en"})
    void isReadableForEverAndForEverybody(String language) throws IOException {
        Pdf pdf = pdf(30, language);

        pdf.keepsBothStandards();
        assertThat(pdf.text()).doesNotContain("#", "??");
        Path pictures = Files.createDirectories(Path.of("target/pictures"));
        ImageIO.write(pdf(4, language).picture(0), "png", pictures.resolve("order-confirmation-" + language + ".png").toFile());
    }

    private Pdf pdf(int count, String language) {
        List<OrderLine> lines = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            lines.add(new OrderLine(null, i, "KO-15-" + i, "Koperen buis 15 mm, rol van 5 m", "rol", new BigDecimal("12"),
                    new BigDecimal("84.50"), new BigDecimal("7.5"), new BigDecimal("21"), new BigDecimal("937.95")));
        }
        OrderTotals totals = OrderTotals.of(lines, new BigDecimal("937.95").multiply(BigDecimal.valueOf(count)).subtract(new BigDecimal("50.00")), null);
        ErpAddress invoice = new ErpAddress("A1", "Peeters & Zonen", "Battelsesteenweg 214", "2800", "Mechelen", "BE");
        ErpAddress delivery = new ErpAddress(null, "Werf Residentie De Linde", "Zandpoortvest 60", "2800", "Mechelen", "BE");
        return new Pdf(documents.render(new OrderDocument.Content("O2026-00042", LocalDate.of(2026, 11, 21), LocalDate.of(2026, 11, 20),
                LocalDate.of(2026, 11, 27), LocalDate.of(2026, 11, 26), "PO-7", "Q2026-00007", Locale.forLanguageTag(language), false,
                "C10042", "Peeters & Zonen", "BE0999014282", "Anna Peeters", invoice, delivery, "Twee keer bellen",
                lines.stream().map(line -> new OrderDocument.Line(line.position(), line.product(), line.description(), line.unit(),
                        line.quantity(), line.unitPrice(), line.discountPercent(), line.vatRate(), line.net())).toList(),
                totals.linesNet(), totals.discount(), totals.net(),
                totals.vats().stream().map(vat -> new OrderDocument.Vat(vat.rate(), vat.base(), vat.amount())).toList(), totals.gross(), 30,
                "https://klanten.dekapstok.example/portal/orders/O2026-00042")));
    }
}
