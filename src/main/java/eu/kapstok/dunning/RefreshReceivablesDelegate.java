package eu.kapstok.dunning;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Service task "Refresh receivables". */
@Component
class RefreshReceivablesDelegate implements JavaDelegate {

    private final DunningCases cases;

    RefreshReceivablesDelegate(DunningCases cases) {
        this.cases = cases;
    }

    @Override
    public void execute(DelegateExecution execution) {
        cases.refresh(execution.getProcessBusinessKey());
    }
}
