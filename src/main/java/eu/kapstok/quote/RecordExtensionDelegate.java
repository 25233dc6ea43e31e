package eu.kapstok.quote;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Service task "Record extension". */
@Component
class RecordExtensionDelegate implements JavaDelegate {

    private final QuoteOrders orders;

    RecordExtensionDelegate(QuoteOrders orders) {
        this.orders = orders;
    }

    @Override
    public void execute(DelegateExecution execution) {
        orders.recordExtension(execution.getProcessBusinessKey());
    }
}
