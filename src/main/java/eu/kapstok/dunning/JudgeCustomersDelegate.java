package eu.kapstok.dunning;

import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Service task "Judge customers". */
@Component
class JudgeCustomersDelegate implements JavaDelegate {

    private final DunningRuns runs;

    JudgeCustomersDelegate(DunningRuns runs) {
        this.runs = runs;
    }

    @Override
    public void execute(DelegateExecution execution) {
        LocalDate day = DunningRunProcess.day(execution.getProcessBusinessKey());
        boolean more = runs.judge(day);
        DunningRunProcess.MORE_TO_JUDGE.set(execution, more);
        DunningRunProcess.RELEASE_NEEDED.set(execution, !more && runs.releaseNeeded(day));
    }
}
