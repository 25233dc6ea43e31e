package eu.kapstok.complaint;

import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Service task "Plan settlement". */
@Component
class PlanSettlementDelegate implements JavaDelegate {

    private final Settlements settlements;

    PlanSettlementDelegate(Settlements settlements) {
        this.settlements = settlements;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Settlements.Plan plan = settlements.plan(execution.getProcessBusinessKey());
        ComplaintReturnProcess.REPLACEMENT_NEEDED.set(execution, plan.replacement());
        ComplaintReturnProcess.CREDIT_NEEDED.set(execution, plan.credit());
        ComplaintReturnProcess.REPAIR_NEEDED.set(execution, plan.repair());
        ComplaintReturnProcess.REPLACEMENT_ORDERED.set(execution, settlements.replacementOrdered(execution.getProcessBusinessKey()));
        LocalDate refundBy = settlements.refundBy(execution.getProcessBusinessKey());
        ComplaintReturnProcess.REFUND_DUE.set(execution, refundBy != null);
        ComplaintReturnProcess.REFUND_BY.set(execution, refundBy == null ? null : Settlements.endOf(refundBy));
    }
}
