package eu.kapstok.order;

import eu.kapstok.engine.ReadsDecision;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** End of "Decide release": who has to look at it becomes one variable, why goes to the order. */
@Component
class DecideReleaseDelegate implements ExecutionListener, ReadsDecision {

    private final OrderRelease release;

    DecideReleaseDelegate(OrderRelease release) {
        this.release = release;
    }

    @Override
    public void notify(DelegateExecution execution) {
        DmnDecisionResult result = (DmnDecisionResult) execution.getVariable("decisionResult");
        ReleaseNeed need = release.judge(execution.getProcessBusinessKey(), result.getResultList().stream()
                .map(row -> new ReleaseNeed.Row((String) row.get("release"), (String) row.get("group"), (String) row.get("reason"))).toList());
        OrderConfirmationProcess.CHECK_GROUPS.set(execution, need.checkGroups());
        OrderConfirmationProcess.CHECK_DUE.set(execution, Date.from(release.checkDue()));
        OrderConfirmationProcess.CONTRACT_NEEDED.set(execution, !need.contracts().isEmpty());
    }

    @Override
    public Set<String> outputs() {
        return Set.of("release", "group", "reason");
    }

    @Override
    public boolean everyRule() {
        return true;
    }
}
