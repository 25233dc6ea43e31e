package eu.kapstok.claim;

import eu.kapstok.documents.PdfRenderer;
import eu.kapstok.documents.Seller;
import eu.kapstok.documents.Templates;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.thymeleaf.templatemode.TemplateMode;

/** The letter as the customer reads it, with the calculation of all it charges and, where wanted, the statement of account. */
@Component
public class LetterDocument {

    private static final String TEMPLATE = "claim/letter";

    private final PdfRenderer pdf;
    private final Templates templates;
    private final ClaimCalculator calculator;
    private final Seller seller;

    public LetterDocument(PdfRenderer pdf, MessageSource messages, ClaimCalculator calculator, Seller seller) {
        this.pdf = pdf;
        this.templates = new Templates(messages, "documents/", ".html", TemplateMode.HTML);
        this.calculator = calculator;
        this.seller = seller;
    }

    /**
     * PDF/A.
     *
     * @throws IllegalStateException when the letter lacks what the law wants in it, or has what it may not have
     */
    public byte[] render(Letter letter) {
        Map<String, Object> model = model(letter);
        List<String> problems = LetterFields.problems(html(letter, model), letter, (ClaimCalculator.Announced) model.get("announced"));
        if (!problems.isEmpty()) {
            throw new IllegalStateException("Letter %s (%s) may not go out: %s".formatted(letter.number(), letter.level(), problems));
        }
        return pdf.render(TEMPLATE, letter.language(), model);
    }

    Map<String, Object> model(Letter letter) {
        Map<String, Object> model = new HashMap<>();
        model.put("letter", letter);
        model.put("claim", letter.claim());
        model.put("statement", letter.statement());
        model.put("payTo", letter.payTo());
        model.put("announced", calculator.announced(letter.country(), letter.claim().openAmount(), letter.date()));
        model.put("basis", letter.country() + (letter.isConsumer() ? ".consumer" : ""));
        model.put("businessRate", letter.isConsumer() ? null : calculator.businessRate(letter.country(), letter.date()));
        model.put("recovery", calculator.recoverySum(letter.country(), letter.date()));
        return model;
    }

    String html(Letter letter, Map<String, Object> model) {
        Map<String, Object> values = new HashMap<>(model);
        values.put("seller", seller);
        values.put("logo", null);
        return templates.write(TEMPLATE, letter.language(), values);
    }
}
