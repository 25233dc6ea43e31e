package eu.kapstok.dunning;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Service task "Block orders". */
@Component
class BlockOrdersDelegate implements JavaDelegate {

    private final DunningCases cases;

    BlockOrdersDelegate(DunningCases cases) {
        this.cases = cases;
    }

    @Override
    public void execute(DelegateExecution execution) {
        cases.block(execution.getProcessBusinessKey());
    }
}
