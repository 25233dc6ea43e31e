package eu.kapstok.quote;

import eu.kapstok.engine.ReadsDecision;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** End of "Decide approvals": who approves becomes one variable, why goes to the quote. */
@Component
class DecideApprovalsDelegate implements ExecutionListener, ReadsDecision {

    private final QuoteService quotes;

    DecideApprovalsDelegate(QuoteService quotes) {
        this.quotes = quotes;
    }

    @Override
    public void notify(DelegateExecution execution) {
        DmnDecisionResult result = (DmnDecisionResult) execution.getVariable("decisionResult");
        List<ApprovalNeed.Row> rows = result.getResultList().stream()
                .map(row -> new ApprovalNeed.Row((String) row.get("approverGroup"), (String) row.get("reason"))).toList();
        QuoteApprovalProcess.APPROVER_GROUPS.set(execution,
                quotes.judge(execution.getProcessBusinessKey(), rows).approverGroups());
    }

    @Override
    public Set<String> outputs() {
        return Set.of("approverGroup", "reason");
    }

    @Override
    public boolean everyRule() {
        return true;
    }
}
