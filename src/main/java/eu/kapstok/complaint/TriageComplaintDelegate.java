package eu.kapstok.complaint;

import eu.kapstok.engine.ReadsDecision;
import java.util.Date;
import java.util.Set;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** End of "Triage complaint": what the model needs becomes variables, the rest goes to the complaint. */
@Component
class TriageComplaintDelegate implements ExecutionListener, ReadsDecision {

    private final ComplaintCare care;

    TriageComplaintDelegate(ComplaintCare care) {
        this.care = care;
    }

    @Override
    public void notify(DelegateExecution execution) {
        DmnDecisionResult result = (DmnDecisionResult) execution.getVariable("decisionResult");
        ComplaintCare.Judged judged = care.triage(execution.getProcessBusinessKey(), Triage.of(result.getSingleResult().getEntryMap()));
        ComplaintReturnProcess.TEAM.set(execution, judged.team());
        ComplaintReturnProcess.MANAGER_GROUP.set(execution, judged.managers());
        ComplaintReturnProcess.AUTO_APPROVED.set(execution, judged.autoApproved());
        ComplaintReturnProcess.GOODS_BACK.set(execution, judged.goodsBack());
        ComplaintReturnProcess.AGREEMENT_NEEDED.set(execution, false);
        ComplaintReturnProcess.ANSWER_DUE.set(execution, Date.from(judged.answerDue()));
        ComplaintReturnProcess.SETTLEMENT_DUE.set(execution, Date.from(judged.settlementDue()));
    }

    @Override
    public Set<String> outputs() {
        return Triage.OUTPUTS;
    }

    @Override
    public boolean everyRule() {
        return false;
    }
}
