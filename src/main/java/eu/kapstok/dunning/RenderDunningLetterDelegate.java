package eu.kapstok.dunning;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Service task "Render dunning letter". */
@Component
class RenderDunningLetterDelegate implements JavaDelegate {

    private final DunningCases cases;

    RenderDunningLetterDelegate(DunningCases cases) {
        this.cases = cases;
    }

    @Override
    public void execute(DelegateExecution execution) {
        cases.render(execution.getProcessBusinessKey());
    }
}
