package eu.kapstok.quote;

import eu.kapstok.documents.PdfRenderer;
import eu.kapstok.erp.ErpAddress;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The quote as the customer reads and keeps it. */
@Component
public class QuoteDocument {

    private static final int KEPT_WITH_TOTALS = 2;

    private final PdfRenderer pdf;

    public QuoteDocument(PdfRenderer pdf) {
        this.pdf = pdf;
    }

    /**
     * Everything the document says; the seller is known to every document.
     *
     * @param version counted by us, from 1
     * @param consumer consumers read what they pay in all, and their rights
     * @param draft not approved yet, for staff's eyes only
     * @param customerVatNumber null for consumers
     * @param contact name of the person it is meant for, null where nobody is known
     * @param deliveryAddress null: where the invoice goes
     * @param list before any discount
     * @param linesNet sum of the lines after their own discounts
     * @param documentDiscountPercent taken from the lines' sum
     * @param deliveryTerms in the customer's language, null: the seller's usual ones
     * @param url page where the customer answers
     */
    public record Content(String number, int version, LocalDate date, LocalDate validUntil, Locale language,
                          boolean consumer, boolean draft, String customer, String customerName,
                          String customerVatNumber, String contact, ErpAddress invoiceAddress,
                          ErpAddress deliveryAddress, List<Line> lines, BigDecimal list, BigDecimal linesNet,
                          BigDecimal documentDiscountPercent, BigDecimal documentDiscount, BigDecimal net,
                          List<Vat> vats, BigDecimal vat, BigDecimal gross, int paymentTermDays, String deliveryTerms,
                          String url) {

        public boolean deliveredElsewhere() {
            return deliveryAddress != null && !deliveryAddress.equals(invoiceAddress);
        }

        public BigDecimal linesDiscount() {
            return list.subtract(linesNet);
        }

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

    public byte[] render(Content quote) {
        return pdf.render("quote/quote", quote.language(), Map.of("quote", quote));
    }
}
