package eu.kapstok.bench;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import eu.kapstok.documents.LocalFormat;
import eu.kapstok.documents.Seller;
import eu.kapstok.erp.ErpAddress;
import eu.kapstok.quote.QuoteDocument;
import java.awt.Color;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.transform.TransformerException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.color.PDOutputIntent;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.xmpbox.XMPMetadata;
import org.apache.xmpbox.schema.DublinCoreSchema;
import org.apache.xmpbox.schema.PDFAIdentificationSchema;
import org.apache.xmpbox.schema.XMPBasicSchema;
import org.apache.xmpbox.type.BadFieldValueException;
import org.apache.xmpbox.xml.XmpSerializer;
import org.springframework.context.MessageSource;

/**
 * The quote's one page as a programmer draws it with PDFBox, in PDF/A-2u: same words, letters, logo and code, no tags. It is
 * what the quote that is made from HTML is measured against.
 */
class HandDrawnQuote {

    private static final float MM = 72 / 25.4f;
    private static final float LEFT = 18 * MM;
    private static final float RIGHT = 192 * MM;
    private static final Color ACCENT = new Color(0x0e5a5e);
    private static final Color INK = new Color(0x1d2a2c);
    private static final Color QUIET = new Color(0x4a5f61);
    private static final Color RULE = new Color(0xdde5e5);
    private static final byte[] SRGB = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

    private final MessageSource messages;
    private final Seller seller;
    private final byte[] logo;
    private final byte[] regularFont;
    private final byte[] boldFont;

    HandDrawnQuote(MessageSource messages, Seller seller) throws IOException {
        this.messages = messages;
        this.seller = seller;
        this.logo = seller.logo().getContentAsByteArray();
        this.regularFont = font("Regular");
        this.boldFont = font("Bold");
    }

    byte[] draw(QuoteDocument.Content quote) throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            new Drawing(document, page, quote).draw();
            archivable(document, quote);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    private void archivable(PDDocument document, QuoteDocument.Content quote) throws IOException {
        String title = "%s %s · %s".formatted(messages.getMessage("document.quote.title", null, quote.language()),
                quote.number(), seller.name());
        GregorianCalendar now = new GregorianCalendar();
        PDDocumentInformation information = document.getDocumentInformation();
        information.setTitle(title);
        information.setProducer("Kapstok");
        information.setCreationDate(now);
        PDOutputIntent intent = new PDOutputIntent(document, new ByteArrayInputStream(SRGB));
        intent.setInfo("sRGB IEC61966-2.1");
        intent.setOutputCondition("sRGB IEC61966-2.1");
        intent.setOutputConditionIdentifier("sRGB IEC61966-2.1");
        intent.setRegistryName("http://www.color.org");
        document.getDocumentCatalog().addOutputIntent(intent);
        document.getDocumentCatalog().setLanguage(quote.language().getLanguage());
        XMPMetadata xmp = XMPMetadata.createXMPMetadata();
        DublinCoreSchema core = xmp.createAndAddDublinCoreSchema();
        core.setTitle(title);
        XMPBasicSchema basic = xmp.createAndAddXMPBasicSchema();
        basic.setCreateDate(now);
        xmp.createAndAddAdobePDFSchema().setProducer("Kapstok");
        PDFAIdentificationSchema identification = xmp.createAndAddPDFAIdentificationSchema();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            identification.setPart(2);
            identification.setConformance("U");
            new XmpSerializer().serialize(xmp, bytes, true);
        } catch (BadFieldValueException | TransformerException failed) {
            throw new IOException(failed);
        }
        PDMetadata metadata = new PDMetadata(document);
        metadata.importXMPMetadata(bytes.toByteArray());
        document.getDocumentCatalog().setMetadata(metadata);
    }

    private static byte[] font(String style) throws IOException {
        try (var in = HandDrawnQuote.class.getResourceAsStream("/fonts/ttf/OpenSans/OpenSans-" + style + ".ttf")) {
            return in.readAllBytes();
        }
    }

    /** One page, from top to bottom; {@code y} is the distance from its top. */
    private final class Drawing {

        private final PDDocument document;
        private final PDPage page;
        private final QuoteDocument.Content quote;
        private final Locale locale;
        private final LocalFormat format;
        private final PDFont regular;
        private final PDFont bold;
        private PDPageContentStream out;
        private float y;

        Drawing(PDDocument document, PDPage page, QuoteDocument.Content quote) throws IOException {
            this.document = document;
            this.page = page;
            this.quote = quote;
            this.locale = quote.language();
            this.format = new LocalFormat(locale);
            this.regular = PDType0Font.load(document, new ByteArrayInputStream(regularFont), true);
            this.bold = PDType0Font.load(document, new ByteArrayInputStream(boldFont), true);
        }

        void draw() throws IOException {
            try (PDPageContentStream stream = new PDPageContentStream(document, page)) {
                out = stream;
                letterhead();
                facts();
                lines();
                totals();
                accept();
                terms();
                foot();
            }
        }

        private void letterhead() throws IOException {
            PDImageXObject image = PDImageXObject.createFromByteArray(document, logo, "logo.png");
            float height = 14 * MM;
            out.drawImage(image, LEFT, top(13 * MM + height), height * image.getWidth() / image.getHeight(), height);
            y = 16 * MM;
            right(bold, 7.5f, INK, seller.fullName(), RIGHT);
            y += 11;
            right(regular, 7.5f, QUIET, "%s, %s %s".formatted(seller.street(), seller.postalCode(), seller.city()), RIGHT);
            y += 11;
            right(regular, 7.5f, QUIET, seller.phone() + " · " + seller.mail(), RIGHT);
            y += 11;
            right(regular, 7.5f, QUIET, seller.web(), RIGHT);
            y = 31 * MM;
            rule(ACCENT, 1.6f);
        }

        private void facts() throws IOException {
            y = 43 * MM;
            left(bold, 20, ACCENT, text("document.quote.title"), LEFT);
            y += 18;
            fact("document.quote.number", bold, quote.number());
            left(regular, 9, QUIET, text("document.quote.version", quote.version()),
                    LEFT + 36 * MM + width(bold, 9, quote.number() + " "));
            fact("document.quote.date", regular, format.date(quote.date()));
            fact("document.quote.validUntil", bold, format.date(quote.validUntil()));
            fact("document.customerNumber", regular, quote.customer());
            fact("document.customerVat", regular, quote.customerVatNumber());
            address(LEFT + 82 * MM, text("document.deliveryAddress"), quote.deliveryAddress().name(), null,
                    quote.deliveryAddress());
            address(LEFT + 130 * MM, text("document.customer"), quote.customerName(), quote.contact(),
                    quote.invoiceAddress());
            y = 80 * MM;
            paragraph(regular, 9, INK, text("document.quote.hello", format.date(quote.validUntil())), LEFT, RIGHT - LEFT, 12.6f);
            y += 4 * MM;
        }

        private void fact(String key, PDFont font, String value) throws IOException {
            y += 13;
            left(regular, 9, QUIET, text(key), LEFT);
            left(font, 9, INK, value, LEFT + 36 * MM);
        }

        private void address(float x, String label, String name, String contact, ErpAddress address) throws IOException {
            float width = 44 * MM;
            y = 39 * MM;
            left(regular, 7.5f, QUIET, label, x);
            y += 13;
            paragraph(bold, 9, INK, name, x, width, 12.6f);
            for (String line : new String[] {contact, address.street(), address.postalCode() + " " + address.city(),
                address.country().equals(seller.country()) ? null : format.country(address.country())}) {
                if (line != null) {
                    left(regular, 9, INK, line, x);
                    y += 12.6f;
                }
            }
        }

        private void lines() throws IOException {
            float height = 9 * MM;
            fill(ACCENT, LEFT, y, RIGHT - LEFT, height);
            y += height - 5;
            left(bold, 8, Color.WHITE, text("document.quote.line.position"), LEFT + 3);
            left(bold, 8, Color.WHITE, text("document.quote.line.description"), LEFT + 9 * MM);
            right(bold, 8, Color.WHITE, text("document.quote.line.quantity"), RIGHT - 72 * MM);
            right(bold, 8, Color.WHITE, text("document.quote.line.discount"), RIGHT - 36 * MM);
            right(bold, 8, Color.WHITE, text("document.quote.line.vat"), RIGHT - 25 * MM);
            float base = y;
            twoLines(text("document.quote.line.price"), RIGHT - 52 * MM, base);
            twoLines(text("document.quote.line.net"), RIGHT - 3, base);
            y = base + 5;
            for (QuoteDocument.Line line : quote.lines()) {
                y += 13;
                left(regular, 8.5f, INK, String.valueOf(line.position()), LEFT + 3);
                right(regular, 8.5f, INK, format.number(line.quantity()) + " " + line.unit(), RIGHT - 72 * MM);
                right(regular, 8.5f, INK, format.unitPrice(line.unitPrice()), RIGHT - 52 * MM);
                if (line.discountPercent().signum() != 0) {
                    right(regular, 8.5f, INK, format.percent(line.discountPercent()), RIGHT - 36 * MM);
                }
                right(regular, 8.5f, INK, format.percent(line.vatRate()), RIGHT - 25 * MM);
                right(regular, 8.5f, INK, format.amount(line.net()), RIGHT - 3);
                List<String> description = wrap(regular, 8.5f, line.description(), 74 * MM);
                for (int i = 0; i < description.size(); i++) {
                    left(regular, 8.5f, INK, description.get(i), LEFT + 9 * MM);
                    if (i == description.size() - 1) {
                        left(regular, 7, QUIET, line.product(),
                                LEFT + 9 * MM + width(regular, 8.5f, description.get(i) + " "));
                    } else {
                        y += 12;
                    }
                }
                y += 6;
                rule(RULE, 0.5f);
            }
        }

        private void twoLines(String text, float x, float base) throws IOException {
            List<String> parts = wrap(bold, 8, text, 18 * MM);
            y = base - 10 * (parts.size() - 1);
            for (String part : parts) {
                right(bold, 8, Color.WHITE, part, x);
                y += 10;
            }
        }

        private void totals() throws IOException {
            y += 4;
            total(regular, text("document.quote.list"), format.amount(quote.list()));
            total(regular, text("document.quote.linesDiscount"), format.amount(quote.linesDiscount().negate()));
            total(regular, text("document.quote.documentDiscount", format.percent(quote.documentDiscountPercent())),
                    format.amount(quote.documentDiscount().negate()));
            y += 4;
            rule(ACCENT, 0.8f);
            total(bold, text("document.quote.net"), format.amount(quote.net()));
            for (QuoteDocument.Vat vat : quote.vats()) {
                total(regular, text("document.quote.vatOf", format.percent(vat.rate()), format.money(vat.base())),
                        format.amount(vat.amount()));
            }
            y += 4;
            fill(new Color(0xeaf1f1), LEFT, y, RIGHT - LEFT, 8 * MM);
            rule(ACCENT, 1.2f);
            y += 16;
            right(bold, 10, ACCENT, text("document.quote.gross"), RIGHT - 36 * MM);
            right(bold, 11.5f, ACCENT, format.money(quote.gross()), RIGHT - 3);
            y += 8 * MM - 16 + 5 * MM;
        }

        private void total(PDFont font, String label, String amount) throws IOException {
            y += 15;
            right(font, 8.5f, INK, label, RIGHT - 25 * MM);
            right(font, 8.5f, INK, amount, RIGHT - 3);
        }

        private void accept() throws IOException {
            float height = 34 * MM;
            fill(new Color(0xfbf4e4), LEFT, y, RIGHT - LEFT, height);
            fill(new Color(0xf2c879), LEFT, y, 2.4f, height);
            float end = y + height;
            code(RIGHT - 32 * MM, y + 3 * MM, 28 * MM);
            float x = LEFT + 5 * MM;
            float width = RIGHT - 38 * MM - x;
            y += 16;
            left(bold, 10.5f, ACCENT, text("document.quote.accept.title"), x);
            y += 15;
            String open = "1.  " + text("document.quote.accept.open") + " ";
            left(regular, 9, INK, open, x);
            left(regular, 9, ACCENT, quote.url(), x + width(regular, 9, open));
            y += 14;
            left(regular, 9, INK, "2.  " + text("document.quote.accept.read"), x);
            y += 14;
            left(regular, 9, INK, "3.  " + text("document.quote.accept.order"), x);
            y += 14;
            paragraph(regular, 9, INK, text("document.quote.accept.change", seller.mail()), x, width, 12.6f);
            y = end + 4 * MM;
        }

        private void code(float x, float fromTop, float side) throws IOException {
            fill(Color.WHITE, x, fromTop, side, side);
            BitMatrix matrix;
            try {
                matrix = new QRCodeWriter().encode(quote.url(), BarcodeFormat.QR_CODE, 0, 0,
                        Map.of(EncodeHintType.CHARACTER_SET, "UTF-8", EncodeHintType.ERROR_CORRECTION,
                                ErrorCorrectionLevel.M, EncodeHintType.MARGIN, 0));
            } catch (WriterException tooLong) {
                throw new IOException(tooLong);
            }
            float module = (side - 6 * MM) / matrix.getWidth();
            out.setNonStrokingColor(Color.BLACK);
            for (int row = 0; row < matrix.getHeight(); row++) {
                for (int column = 0; column < matrix.getWidth(); column++) {
                    int start = column;
                    while (column < matrix.getWidth() && matrix.get(column, row)) {
                        column++;
                    }
                    if (column > start) {
                        out.addRect(x + 3 * MM + start * module, top(fromTop + 3 * MM + (row + 1) * module),
                                (column - start) * module, module);
                    }
                }
            }
            out.fill();
        }

        private void terms() throws IOException {
            y += 10;
            left(bold, 10.5f, ACCENT, text("document.quote.terms.title"), LEFT);
            y += 14;
            term("validity", text("document.quote.terms.validityText", format.date(quote.validUntil())));
            term("payment", text("document.quote.terms.paymentText", quote.paymentTermDays()));
            term("delivery", text("document.quote.terms.deliveryText"));
            term("conditions", text("document.quote.terms.conditionsText", seller.termsVersion()));
            term("law", text("document.law." + seller.country(), seller.register()));
        }

        private void term(String name, String value) throws IOException {
            left(bold, 7.5f, INK, text("document.quote.terms." + name), LEFT);
            paragraph(regular, 7.5f, INK, value, LEFT + 37 * MM, RIGHT - LEFT - 37 * MM, 10.2f);
            y += 3;
        }

        private void foot() throws IOException {
            y = 273 * MM;
            rule(new Color(0xcfdadb), 0.6f);
            y += 14;
            right(regular, 7, INK, text("document.quote.title") + " " + quote.number(), RIGHT);
            left(regular, 7, QUIET, "%s · %s, %s %s".formatted(seller.fullName(), seller.street(), seller.postalCode(),
                    seller.city()), LEFT);
            y += 10;
            right(regular, 7, INK, "%s 1 %s 1".formatted(text("document.page"), text("document.of")), RIGHT);
            left(regular, 7, QUIET, "%s %s · %s %s · %s %s · IBAN %s".formatted(text("document.enterprise"),
                    seller.enterpriseNumber(), text("document.vat"), seller.vatNumber(), text("document.register"),
                    seller.register(), seller.iban()), LEFT);
        }

        private void paragraph(PDFont font, float size, Color color, String text, float x, float width, float leading)
                throws IOException {
            for (String line : wrap(font, size, text, width)) {
                left(font, size, color, line, x);
                y += leading;
            }
        }

        private List<String> wrap(PDFont font, float size, String text, float width) throws IOException {
            List<String> lines = new ArrayList<>();
            StringBuilder line = new StringBuilder();
            for (String word : text.split(" ")) {
                if (!line.isEmpty() && width(font, size, line + " " + word) > width) {
                    lines.add(line.toString());
                    line.setLength(0);
                }
                line.append(line.isEmpty() ? "" : " ").append(word);
            }
            lines.add(line.toString());
            return lines;
        }

        private void left(PDFont font, float size, Color color, String text, float x) throws IOException {
            out.beginText();
            out.setFont(font, size);
            out.setNonStrokingColor(color);
            out.newLineAtOffset(x, top(y));
            out.showText(text);
            out.endText();
        }

        private void right(PDFont font, float size, Color color, String text, float x) throws IOException {
            left(font, size, color, text, x - width(font, size, text));
        }

        private float width(PDFont font, float size, String text) throws IOException {
            return font.getStringWidth(text) / 1000 * size;
        }

        private void rule(Color color, float thickness) throws IOException {
            fill(color, LEFT, y, RIGHT - LEFT, thickness);
        }

        private void fill(Color color, float x, float fromTop, float width, float height) throws IOException {
            out.setNonStrokingColor(color);
            out.addRect(x, top(fromTop + height), width, height);
            out.fill();
        }

        private float top(float fromTop) {
            return PDRectangle.A4.getHeight() - fromTop;
        }

        private String text(String key, Object... arguments) {
            return messages.getMessage(key, arguments, locale);
        }
    }
}
