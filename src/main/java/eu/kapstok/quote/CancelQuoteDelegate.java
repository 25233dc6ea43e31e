package eu.kapstok.quote;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Service task "Cancel quote": the ERP hears it, and the customer. */
@Component
class CancelQuoteDelegate implements JavaDelegate {

    private final QuoteOrders orders;

    CancelQuoteDelegate(QuoteOrders orders) {
        this.orders = orders;
    }

    @Override
    public void execute(DelegateExecution execution) {
        orders.cancel(execution.getProcessBusinessKey());
    }
}
