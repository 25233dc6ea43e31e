package eu.kapstok.order;

import eu.kapstok.documents.PdfRenderer;
import eu.kapstok.erp.ErpAddress;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The order confirmation as the customer reads and keeps it. */
@Component
public class OrderDocument {

    private static final int KEPT_WITH_TOTALS = 2;

    private final PdfRenderer pdf;

    public OrderDocument(PdfRenderer pdf) {
        this.pdf = pdf;
    }

    /**
     * Everything the document says; the seller is known to every document.
     *
     * @param date of the confirmation
     * @param ordered day of the order
     * @param promised day on which it arrives
     * @param wished null where the customer had no wish
     * @param reference the customer's own number, null where none
     * @param quote number of the quote it came from, null where none
     * @param consumer consumers read what they pay in all, and their rights
     * @param customerVatNumber null for consumers
     * @param contact name of the person it is meant for, null where nobody is known
     * @param deliveryAddress null: where the invoice goes
     * @param instruction for the driver, null where none
     * @param linesNet sum of the lines after their own discounts
     * @param discount taken from that sum
     * @param url page of the order
     */
    public record Content(String number, LocalDate date, LocalDate ordered, LocalDate promised, LocalDate wished, String reference,
                          String quote, Locale language, boolean consumer, String customer, String customerName,
                          String customerVatNumber, String contact, ErpAddress invoiceAddress, ErpAddress deliveryAddress,
                          String instruction, List<Line> lines, BigDecimal linesNet, BigDecimal discount, BigDecimal net,
                          List<Vat> vats, BigDecimal gross, int paymentTermDays, String url) {

        public List<Line> firstLines() {
            return lines.subList(0, Math.max(0, lines.size() - KEPT_WITH_TOTALS));
        }

        /** They stay on the totals' page. */
        public List<Line> lastLines() {
            return lines.subList(Math.max(0, lines.size() - KEPT_WITH_TOTALS), lines.size());
        }
    }

    /**
     * @param unitPrice EUR excluding VAT, before discount
     * @param vatRate percent
     * @param net EUR excluding VAT, after its own discount
     */
    public record Line(int position, String product, String description, String unit, BigDecimal quantity,
                       BigDecimal unitPrice, BigDecimal discountPercent, BigDecimal vatRate, BigDecimal net) {
    }

    /** What one VAT rate applies to, and what it gives. */
    public record Vat(BigDecimal rate, BigDecimal base, BigDecimal amount) {
    }

    public byte[] render(Content order) {
        return pdf.render("order/confirmation", order.language(), Map.of("order", order));
    }
}
