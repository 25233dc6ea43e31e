package eu.kapstok.claim;

import eu.kapstok.documents.PdfRenderer;
import eu.kapstok.documents.Seller;
import eu.kapstok.documents.Templates;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.thymeleaf.templatemode.TemplateMode;

/** A collector's formal notice as the consumer reads it; without one of the law's nine mentions there is none. */
@Component
public class CollectorNoticeDocument {

    /** The mentions of article XIX.7 § 2, in its order. */
    static final Set<String> MANDATORY = Set.of("creditorName", "enterpriseNumber", "creditorAddress", "creditorPhone", "creditorCapacity",
            "collectorName", "collectorNumber", "collectorAddress", "collectorContact", "supervisor", "productDescription", "dueDate", "openAmount",
            "interest", "compensation", "total", "noCourt", "evidence", "howToDispute", "paymentFacilities", "noReaction");

    /** What article XIX.13 forbids. */
    static final Set<String> FORBIDDEN = Set.of("collectionCost");

    private static final String TEMPLATE = "claim/collector-notice";

    private final PdfRenderer pdf;
    private final Templates templates;
    private final Seller seller;

    public CollectorNoticeDocument(PdfRenderer pdf, MessageSource messages, Seller seller) {
        this.pdf = pdf;
        this.templates = new Templates(messages, "documents/", ".html", TemplateMode.HTML);
        this.seller = seller;
    }

    /**
     * PDF/A.
     *
     * @throws IllegalStateException when it lacks a mention of the law, or has what it may not have
     */
    public byte[] render(CollectorNotice notice) {
        List<String> problems = LetterFields.problems(html(notice), MANDATORY, FORBIDDEN);
        if (!problems.isEmpty()) {
            throw new IllegalStateException("Notice %s of %s may not go out: %s".formatted(notice.number(), notice.collector().name(), problems));
        }
        return pdf.render(TEMPLATE, notice.language(), model(notice));
    }

    String html(CollectorNotice notice) {
        Map<String, Object> values = new HashMap<>(model(notice));
        values.put("seller", seller);
        values.put("logo", null);
        return templates.write(TEMPLATE, notice.language(), values);
    }

    private static Map<String, Object> model(CollectorNotice notice) {
        Map<String, Object> model = new HashMap<>();
        model.put("notice", notice);
        model.put("claim", notice.claim());
        model.put("collector", notice.collector());
        return model;
    }
}
