package eu.kapstok.order;

import eu.kapstok.erp.ErpOrderRejected;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Service task "Register order". */
@Component
class RegisterOrderDelegate implements JavaDelegate {

    private final OrderIntake intake;

    RegisterOrderDelegate(OrderIntake intake) {
        this.intake = intake;
    }

    @Override
    public void execute(DelegateExecution execution) {
        try {
            execution.setProcessBusinessKey(intake.register(execution.getProcessBusinessKey()));
        } catch (ErpOrderRejected rejected) {
            throw new BpmnError(OrderConfirmationProcess.ERP_ORDER_REJECTED);
        }
    }
}
