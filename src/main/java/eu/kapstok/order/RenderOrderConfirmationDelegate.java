package eu.kapstok.order;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Service task "Render order confirmation". */
@Component
class RenderOrderConfirmationDelegate implements JavaDelegate {

    private final OrderDocuments documents;

    RenderOrderConfirmationDelegate(OrderDocuments documents) {
        this.documents = documents;
    }

    @Override
    public void execute(DelegateExecution execution) {
        documents.render(execution.getProcessBusinessKey());
    }
}
