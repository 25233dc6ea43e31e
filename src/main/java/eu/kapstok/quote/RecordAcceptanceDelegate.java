package eu.kapstok.quote;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Service task "Record acceptance". */
@Component
class RecordAcceptanceDelegate implements JavaDelegate {

    private final QuoteOrders orders;

    RecordAcceptanceDelegate(QuoteOrders orders) {
        this.orders = orders;
    }

    @Override
    public void execute(DelegateExecution execution) {
        orders.recordAcceptance(execution.getProcessBusinessKey());
    }
}
