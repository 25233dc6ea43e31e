package eu.kapstok.complaint;

import eu.kapstok.erp.ErpOrderRejected;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Service task "Create credit note". */
@Component
class CreateCreditNoteDelegate implements JavaDelegate {

    private final Settlements settlements;

    CreateCreditNoteDelegate(Settlements settlements) {
        this.settlements = settlements;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String number = execution.getProcessBusinessKey();
        try {
            LocalDate refundBy = settlements.credit(number);
            ComplaintReturnProcess.REFUND_DUE.set(execution, refundBy != null);
            ComplaintReturnProcess.REFUND_BY.set(execution, refundBy == null ? null : Settlements.endOf(refundBy));
        } catch (ErpOrderRejected refused) {
            settlements.refused(number, refused.getMessage());
            ComplaintReturnProcess.REPLACEMENT_ORDERED.set(execution, settlements.replacementOrdered(number));
            throw new BpmnError(ComplaintReturnProcess.SETTLEMENT_REFUSED);
        }
    }
}
