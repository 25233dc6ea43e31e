package eu.kapstok.complaint;

import eu.kapstok.documents.PdfRenderer;
import eu.kapstok.erp.ErpAddress;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** What a customer needs to send goods back: how to pack them, and a label for each parcel. */
@Component
public class ReturnDocument {

    private final PdfRenderer pdf;

    public ReturnDocument(PdfRenderer pdf) {
        this.pdf = pdf;
    }

    /**
     * Everything the document says; the seller, who gets the goods, is known to every document.
     *
     * @param number of the return, on every label
     * @param complaint number of the case
     * @param until last day on which the goods are waited for, or sent
     * @param sent whether it is the last day of sending them
     * @param paysBack whether the customer bears the cost of sending
     * @param parcels how many labels
     * @param sender name of who sends it
     */
    public record Content(String number, String complaint, Locale language, LocalDate date, LocalDate until, boolean sent, boolean paysBack,
                          int parcels, String customer, String sender, ErpAddress senderAddress, List<Line> lines) {

        /** What is printed on each label and under its bars. */
        public List<Label> labels() {
            return IntStream.rangeClosed(1, parcels).mapToObj(parcel -> new Label(parcel, number + "/" + parcel)).toList();
        }
    }

    public record Line(String product, String description, String unit, BigDecimal quantity) {
    }

    /** @param code return and parcel, such as {@code R2026-00017/2} */
    public record Label(int parcel, String code) {
    }

    public byte[] render(Content content) {
        return pdf.render("complaint/return", content.language(), Map.of("goods", content));
    }
}
