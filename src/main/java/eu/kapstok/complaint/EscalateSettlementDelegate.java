package eu.kapstok.complaint;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Service task "Escalate settlement". */
@Component
class EscalateSettlementDelegate implements JavaDelegate {

    private final ComplaintCare care;

    EscalateSettlementDelegate(ComplaintCare care) {
        this.care = care;
    }

    @Override
    public void execute(DelegateExecution execution) {
        care.escalateSettlement(execution.getProcessBusinessKey());
    }
}
