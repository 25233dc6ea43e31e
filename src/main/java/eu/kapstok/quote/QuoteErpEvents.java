package eu.kapstok.quote;

import eu.kapstok.erp.ErpEvent;
import eu.kapstok.erp.ErpEventHandler;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Hears what the ERP's own users do with quotes. */
@Component
class QuoteErpEvents implements ErpEventHandler {

    private final QuoteService quotes;

    QuoteErpEvents(QuoteService quotes) {
        this.quotes = quotes;
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
}
