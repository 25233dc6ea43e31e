package eu.kapstok.quote;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Service task "Render quote". */
@Component
class RenderQuoteDelegate implements JavaDelegate {

    private final QuoteDocuments documents;

    RenderQuoteDelegate(QuoteDocuments documents) {
        this.documents = documents;
    }

    @Override
    public void execute(DelegateExecution execution) {
        documents.render(execution.getProcessBusinessKey());
    }
}
