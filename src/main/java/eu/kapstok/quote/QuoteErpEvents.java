package eu.kapstok.quote;

import eu.kapstok.erp.ErpEvent;
import eu.kapstok.erp.ErpEventHandler;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Hears what the ERP's own users do with quotes. */
@Component
class QuoteErpEvents implements ErpEventHandler {

    private final QuoteService quotes;
    private final QuoteRepository known;
    private final MessageSource messages;

    QuoteErpEvents(QuoteService quotes, QuoteRepository known, MessageSource messages) {
        this.quotes = quotes;
        this.known = known;
        this.messages = messages;
    }

    @Override
    public Set<String> types() {
        return Set.of(QuoteApprovalProcess.QUOTE_SUBMITTED, QuoteApprovalProcess.QUOTE_REVISED,
                QuoteApprovalProcess.QUOTE_WITHDRAWN);
    }

    @Override
    public boolean handle(ErpEvent event) {
        return switch (event.type()) {
            case QuoteApprovalProcess.QUOTE_SUBMITTED -> {
                quotes.submitted(event.key(), event.reference());
                yield true;
            }
            case QuoteApprovalProcess.QUOTE_REVISED -> quotes.revised(event.key());
            case QuoteApprovalProcess.QUOTE_WITHDRAWN -> quotes.withdrawn(event.key());
            default -> false;
        };
    }

    @Override
    public Optional<WhyKept> whyKept(ErpEvent event) {
        boolean here = known.findByNumber(event.key()).isPresent();
        String text = messages.getMessage(here ? "quote.kept.notYet" : "quote.kept.unknown", null, Locale.ENGLISH);
        return Optional.of(new WhyKept(text, here ? "/staff/quotes/" + event.key() : null));
    }
}
