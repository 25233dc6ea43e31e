package eu.kapstok.quote;

import eu.kapstok.erp.ErpAddress;
import eu.kapstok.erp.ErpQuote;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Quotes to draw. */
public final class SampleQuoteDocuments {

    public static final String URL = "https://portaal.dekapstok.example/portal/quotes/Q2026-00042";

    private static final ErpAddress OFFICE = new ErpAddress("A1", null, "Nijverheidsstraat 112", "2160", "Wommelgem", "BE");
    private static final ErpAddress SITE = new ErpAddress("A2", "Werf Residentie De Linde", "Lindenlaan 7 bus 3", "4811 AB",
            "Breda", "NL");
    private static final List<ErpQuote.Line> PRODUCTS = List.of(
            line("KO-15-5", "Koperen buis 15 mm, rol van 5 m", "rol", "12", "84.50", "7.5", "21"),
            line("CV-24-HR", "Condensatieketel 24 kW, met buitenvoeler en weersafhankelijke regeling", "st", "3", "1249.00", "0", "6"),
            line("PK-22", "Perskoppeling 22 mm", "st", "140", "3.485", "12.25", "21"),
            line("VVB-16", "Vloerverwarmingsbuis PE-RT 16 × 2 mm, zuurstofdicht", "m", "1250.5", "0.8975", "0", "21"));

    private SampleQuoteDocuments() {
    }

    /** A business in Belgium, delivered to a site in the Netherlands. */
    public static QuoteDocument.Content ofLines(int lines, Locale language) {
        return content(lines, language, false, false);
    }

    static QuoteDocument.Content forConsumer(Locale language) {
        return content(3, language, true, false);
    }

    static QuoteDocument.Content draft(Locale language) {
        return content(40, language, false, true);
    }

    private static QuoteDocument.Content content(int count, Locale language, boolean consumer, boolean draft) {
        List<ErpQuote.Line> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lines.add(PRODUCTS.get(i % PRODUCTS.size()));
        }
        BigDecimal discount = consumer ? BigDecimal.ZERO : new BigDecimal("3");
        QuoteTotals totals = QuoteTotals.of(lines, discount, null);
        List<QuoteDocument.Line> shown = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ErpQuote.Line line = lines.get(i);
            shown.add(new QuoteDocument.Line(i + 1, line.product(), line.description(), line.unit(), line.quantity(),
                    line.unitPrice(), line.discountPercent(), line.vatRate(), totals.lineNets().get(i)));
        }
        return new QuoteDocument.Content("Q2026-00042", consumer ? 1 : 2, LocalDate.of(2026, 11, 21),
                LocalDate.of(2026, 12, 21), language, consumer, draft, "C10042",
                consumer ? "Marie-Françoise D’Hondt" : "Peeters & Zonen Installaties BV",
                consumer ? null : "BE 0428.759.497", consumer ? null : "Anna Peeters", OFFICE, consumer ? null : SITE,
                shown, totals.list(), totals.lines(), discount, totals.documentDiscount(), totals.net(),
                totals.vats().stream().map(vat -> new QuoteDocument.Vat(vat.rate(), vat.base(), vat.amount())).toList(),
                totals.vat(), totals.gross(), consumer ? 0 : 30, null, URL);
    }

    private static ErpQuote.Line line(String product, String description, String unit, String quantity, String price,
                                      String discount, String vatRate) {
        return new ErpQuote.Line(1, product, description, unit, new BigDecimal(quantity), new BigDecimal(price),
                new BigDecimal(discount), new BigDecimal(vatRate), new BigDecimal(price).multiply(new BigDecimal("0.7")));
    }
}
