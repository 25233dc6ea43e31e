package eu.kapstok.quote;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Event "Order placed". */
@Component
class OrderPlacedDelegate implements JavaDelegate {

    private final QuoteOrders orders;

    OrderPlacedDelegate(QuoteOrders orders) {
        this.orders = orders;
    }

    @Override
    public void execute(DelegateExecution execution) {
        orders.announceOrder(execution.getProcessBusinessKey());
    }
}
