package eu.kapstok.dunning;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Service task "Close case". */
@Component
class CloseCaseDelegate implements JavaDelegate {

    private static final Map<String, String> OUTCOMES = Map.of("ALL_PAID", "allPaid", "WRITTEN_OFF", "writtenOff", "HANDED_OVER", "handedOver",
            "CLAIM_FILED", "claimFiled");

    private final DunningCases cases;

    CloseCaseDelegate(DunningCases cases) {
        this.cases = cases;
    }

    @Override
    public void execute(DelegateExecution execution) {
        DunningProcess.CASE_OUTCOME.set(execution, OUTCOMES.get(cases.close(execution.getProcessBusinessKey())));
    }
}
