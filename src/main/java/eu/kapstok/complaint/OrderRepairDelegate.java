package eu.kapstok.complaint;

import eu.kapstok.erp.ErpOrderRejected;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Service task "Order repair". */
@Component
class OrderRepairDelegate implements JavaDelegate {

    private final Settlements settlements;

    OrderRepairDelegate(Settlements settlements) {
        this.settlements = settlements;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String number = execution.getProcessBusinessKey();
        try {
            settlements.orderRepair(number);
        } catch (ErpOrderRejected refused) {
            settlements.refused(number, refused.getMessage());
            ComplaintReturnProcess.REPLACEMENT_ORDERED.set(execution, settlements.replacementOrdered(number));
            throw new BpmnError(ComplaintReturnProcess.SETTLEMENT_REFUSED);
        }
    }
}
