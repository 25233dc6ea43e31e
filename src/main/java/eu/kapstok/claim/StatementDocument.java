package eu.kapstok.claim;

import eu.kapstok.documents.PdfRenderer;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The statement of account as a document of its own. */
@Component
public class StatementDocument {

    private final PdfRenderer pdf;

    public StatementDocument(PdfRenderer pdf) {
        this.pdf = pdf;
    }

    /** @param payTo how all of it is paid, null where that is not said */
    public byte[] render(Statement statement, PayTo payTo) {
        Map<String, Object> model = new HashMap<>();
        model.put("statement", statement);
        model.put("payTo", payTo);
        return pdf.render("claim/statement", statement.language(), model);
    }
}
