package eu.kapstok.quote;

import eu.kapstok.erp.ErpOrderRejected;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Service task "Place order". */
@Component
class PlaceOrderDelegate implements JavaDelegate {

    private final QuoteOrders orders;

    PlaceOrderDelegate(QuoteOrders orders) {
        this.orders = orders;
    }

    @Override
    public void execute(DelegateExecution execution) {
        try {
            orders.placeOrder(execution.getProcessBusinessKey());
            QuoteApprovalProcess.OUTCOME.set(execution, "ordered");
        } catch (ErpOrderRejected rejected) {
            throw new BpmnError(QuoteApprovalProcess.ERP_ORDER_REJECTED);
        }
    }
}
