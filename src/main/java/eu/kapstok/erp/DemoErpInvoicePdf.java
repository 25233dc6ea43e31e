package eu.kapstok.erp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/** How the demo ERP prints an invoice: a plain sheet. */
class DemoErpInvoicePdf {

    private static final float MARGIN = 56;
    private static final float TOP = 780;
    private static final float LINE = 16;
    private static final int LINES = 44;

    private DemoErpInvoicePdf() {
    }

    /** @param order null where the invoice belongs to none */
    static byte[] print(ErpInvoice invoice, ErpCustomer customer, ErpOrder order) {
        List<String> lines = lines(invoice, customer, order);
        try (PDDocument document = new PDDocument(); ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            document.getDocumentInformation().setTitle(title(invoice));
            PDFont font = new PDType1Font(Standard14Fonts.FontName.HELVETICA);
            for (int from = 0; from < lines.size(); from += LINES) {
                page(document, font, lines.subList(from, Math.min(lines.size(), from + LINES)));
            }
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException("A sheet in memory cannot be written", impossible);
        }
    }

    private static List<String> lines(ErpInvoice invoice, ErpCustomer customer, ErpOrder order) {
        ErpAddress address = customer.invoiceAddress();
        List<String> lines = new ArrayList<>(List.of(title(invoice), "", customer.name() + " (" + customer.number() + ")",
                address.street(), address.postalCode() + " " + address.city(), "", "Datum: " + invoice.date(),
                "Vervaldag: " + invoice.dueDate(), ""));
        if (invoice.creditedInvoice() != null) {
            lines.add("Krediet op factuur " + invoice.creditedInvoice());
        } else if (order != null) {
            lines.add("Bestelling " + order.number());
            order.lines().forEach(line -> lines.add("  %s  %s %s  %s  %s".formatted(line.product(), line.ordered().toPlainString(),
                    line.unit(), line.description(), line.net().toPlainString())));
        }
        lines.addAll(List.of("", "Netto EUR " + invoice.net().toPlainString(), "Btw EUR " + invoice.vat().toPlainString(),
                "Totaal EUR " + invoice.total().toPlainString()));
        return lines;
    }

    private static String title(ErpInvoice invoice) {
        return (invoice.creditedInvoice() == null ? "Factuur " : "Creditnota ") + invoice.number();
    }

    private static void page(PDDocument document, PDFont font, List<String> lines) throws IOException {
        PDPage page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
            content.beginText();
            content.setFont(font, 11);
            content.setLeading(LINE);
            content.newLineAtOffset(MARGIN, TOP);
            for (String line : lines) {
                content.showText(printable(line, font));
                content.newLine();
            }
            content.endText();
        }
    }

    /** The font of the printer's own knows Western letters only. */
    private static String printable(String text, PDFont font) {
        StringBuilder known = new StringBuilder();
        text.codePoints().forEach(letter -> {
            String one = Character.toString(letter);
            try {
                font.encode(one);
                known.append(one);
            } catch (IOException | IllegalArgumentException unknown) {
                known.append('?');
            }
        });
        return known.toString();
    }
}
