package eu.kapstok.quote;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Service task "Record decline". */
@Component
class RecordDeclineDelegate implements JavaDelegate {

    private final QuoteOrders orders;

    RecordDeclineDelegate(QuoteOrders orders) {
        this.orders = orders;
    }

    @Override
    public void execute(DelegateExecution execution) {
        orders.recordDecline(execution.getProcessBusinessKey());
    }
}
