package eu.kapstok.complaint;

import eu.kapstok.documents.PdfRenderer;
import eu.kapstok.erp.ErpAddress;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The letter that tells a customer what was decided on their complaint, on what grounds, and how to object. */
@Component
public class DecisionDocument {

    private final PdfRenderer pdf;

    public DecisionDocument(PdfRenderer pdf) {
        this.pdf = pdf;
    }

    /**
     * Everything the letter says; the seller is known to every document.
     *
     * @param reported day on which the complaint came in
     * @param consumer consumers read whom else they can turn to
     * @param country of the customer, whose bodies these are
     * @param contact name of the person it is meant for, null where nobody is known
     * @param reason code of what is wrong
     * @param outcome code of what comes of it
     * @param amount EUR excluding VAT, null where none belongs to it
     * @param grounds in the words of who decided, null where the table decided
     * @param basis code of what it rests on, null where nothing does
     * @param goodsBack whether the goods have to come back
     * @param objectionUntil last day to object, null where the decision is final
     * @param url page of the case
     */
    public record Content(String number, Locale language, LocalDate date, LocalDate reported, boolean consumer, String country, String customer,
                          String customerName, String contact, ErpAddress address, String reason, List<Line> lines, String outcome,
                          BigDecimal amount, String grounds, String basis, boolean goodsBack, LocalDate objectionUntil, String url) {

        /** Paragraphs of the grounds. */
        public List<String> paragraphs() {
            return grounds == null ? List.of() : grounds.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        }
    }

    /** @param order number of the order or invoice that it comes from */
    public record Line(String product, String description, String unit, BigDecimal quantity, String order) {
    }

    public byte[] render(Content letter) {
        return pdf.render("complaint/decision", letter.language(), Map.of("letter", letter));
    }
}
