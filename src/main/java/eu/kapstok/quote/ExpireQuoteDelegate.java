package eu.kapstok.quote;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Service task "Expire quote". */
@Component
class ExpireQuoteDelegate implements JavaDelegate {

    private final QuoteOrders orders;

    ExpireQuoteDelegate(QuoteOrders orders) {
        this.orders = orders;
    }

    @Override
    public void execute(DelegateExecution execution) {
        orders.expire(execution.getProcessBusinessKey());
    }
}
