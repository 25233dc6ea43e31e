package eu.kapstok.order;

import eu.kapstok.erp.ErpOrderRejected;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Service task "Grant cancellation". */
@Component
class GrantCancellationDelegate implements JavaDelegate {

    private final OrderCancellations cancellations;

    GrantCancellationDelegate(OrderCancellations cancellations) {
        this.cancellations = cancellations;
    }

    @Override
    public void execute(DelegateExecution execution) {
        try {
            cancellations.grant(execution.getProcessBusinessKey());
        } catch (ErpOrderRejected rejected) {
            throw new BpmnError(OrderConfirmationProcess.ERP_ORDER_REJECTED);
        }
    }
}
