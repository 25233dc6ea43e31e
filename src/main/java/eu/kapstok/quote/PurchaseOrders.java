package eu.kapstok.quote;

import eu.kapstok.documents.DocumentArchive;
import eu.kapstok.documents.NewDocument;
import eu.kapstok.documents.UploadedFile;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.function.Supplier;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Customers' purchase orders: kept with the answer they came with, in its transaction, or not at all. */
@Component
class PurchaseOrders {

    static final String KIND = "purchase-order";

    private static final int YEARS_KEPT = 10;

    private final ThreadLocal<UploadedFile> ofThisClick = new ThreadLocal<>();
    private final DocumentArchive documents;
    private final MessageSource messages;
    private final Clock clock;

    PurchaseOrders(DocumentArchive documents, MessageSource messages, Clock clock) {
        this.documents = documents;
        this.messages = messages;
        this.clock = clock;
    }

    /** Takes an answer that this file comes with; a form's answers themselves carry no files. */
    <T> T with(UploadedFile file, Supplier<T> answer) {
        ofThisClick.set(file);
        try {
            return answer.get();
        } finally {
            ofThisClick.remove();
        }
    }

    /** Keeps the file that came with this click, if one did. */
    void keep(Quote quote, Locale language) {
        UploadedFile file = ofThisClick.get();
        if (file == null) {
            return;
        }
        String title = messages.getMessage("quote.file.title", new Object[] {quote.number()}, language);
        documents.store(new NewDocument(KIND, quote.customer(), quote.number(), title, file.name(), file.type(),
                language.getLanguage(), LocalDate.now(clock).plusYears(YEARS_KEPT), file.content()));
    }
}
