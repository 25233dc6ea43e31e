package eu.kapstok.documents;

import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Draws one letter for nobody after the start, so that no customer waits for the first. */
@Component
class DocumentWarmUp {

    private static final Logger LOG = LoggerFactory.getLogger(DocumentWarmUp.class);

    private final PdfRenderer pdf;

    DocumentWarmUp(PdfRenderer pdf) {
        this.pdf = pdf;
    }

    @EventListener(ApplicationReadyEvent.class)
    void warmUp() {
        Thread thread = new Thread(this::draw, "document-warm-up");
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        thread.start();
    }

    private void draw() {
        try {
            pdf.render("warm-up", Locale.forLanguageTag("nl"), Map.of());
        } catch (RuntimeException failed) {
            LOG.warn("No document can be drawn", failed);
        }
    }
}
