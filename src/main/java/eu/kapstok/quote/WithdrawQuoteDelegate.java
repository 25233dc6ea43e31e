package eu.kapstok.quote;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Service task "Withdraw quote": the ERP hears it, and the customer where they had the quote. */
@Component
class WithdrawQuoteDelegate implements JavaDelegate {

    private final QuoteOrders orders;

    WithdrawQuoteDelegate(QuoteOrders orders) {
        this.orders = orders;
    }

    @Override
    public void execute(DelegateExecution execution) {
        orders.withdraw(execution.getProcessBusinessKey());
    }
}
