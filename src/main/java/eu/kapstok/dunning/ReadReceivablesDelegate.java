package eu.kapstok.dunning;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Service task "Read receivables". */
@Component
class ReadReceivablesDelegate implements JavaDelegate {

    private final DunningRuns runs;

    ReadReceivablesDelegate(DunningRuns runs) {
        this.runs = runs;
    }

    @Override
    public void execute(DelegateExecution execution) {
        DunningRunProcess.MORE_RECEIVABLES.set(execution, runs.readPage(DunningRunProcess.day(execution.getProcessBusinessKey())));
    }
}
