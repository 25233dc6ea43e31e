package eu.kapstok.dunning;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Service task "Release orders". */
@Component
class ReleaseOrdersDelegate implements JavaDelegate {

    private final DunningCases cases;

    ReleaseOrdersDelegate(DunningCases cases) {
        this.cases = cases;
    }

    @Override
    public void execute(DelegateExecution execution) {
        cases.release(execution.getProcessBusinessKey());
    }
}
