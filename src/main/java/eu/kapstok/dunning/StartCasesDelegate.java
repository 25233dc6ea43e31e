package eu.kapstok.dunning;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Service task "Start cases". */
@Component
class StartCasesDelegate implements JavaDelegate {

    private final DunningRuns runs;

    StartCasesDelegate(DunningRuns runs) {
        this.runs = runs;
    }

    @Override
    public void execute(DelegateExecution execution) {
        DunningRunProcess.MORE_TO_START.set(execution, runs.startSome(DunningRunProcess.day(execution.getProcessBusinessKey())));
    }
}
