package eu.kapstok.order;

import eu.kapstok.erp.ErpOrderRejected;
import java.util.Date;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Service task "Confirm order". */
@Component
class ConfirmOrderDelegate implements JavaDelegate {

    private final OrderRelease release;

    ConfirmOrderDelegate(OrderRelease release) {
        this.release = release;
    }

    @Override
    public void execute(DelegateExecution execution) {
        try {
            release.confirm(execution.getProcessBusinessKey());
        } catch (ErpOrderRejected rejected) {
            OrderConfirmationProcess.CHECK_GROUPS.set(execution, OrderRelease.CHECKS_REFUSALS);
            OrderConfirmationProcess.CHECK_DUE.set(execution, Date.from(release.checkDue()));
            throw new BpmnError(OrderConfirmationProcess.ERP_ORDER_REJECTED);
        }
    }
}
