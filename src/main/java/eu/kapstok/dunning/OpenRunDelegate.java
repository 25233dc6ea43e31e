package eu.kapstok.dunning;

import java.time.Clock;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Service task "Open run"; one that the timer began is called by its day from here on. */
@Component
class OpenRunDelegate implements JavaDelegate {

    private final DunningRuns runs;
    private final Clock clock;

    OpenRunDelegate(DunningRuns runs, Clock clock) {
        this.runs = runs;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        boolean byTimer = execution.getProcessBusinessKey() == null;
        if (byTimer) {
            execution.setProcessBusinessKey(DunningRunProcess.key(LocalDate.now(clock)));
        }
        DunningRunProcess.RUN_NEEDED.set(execution, runs.open(DunningRunProcess.day(execution.getProcessBusinessKey()), byTimer));
    }
}
