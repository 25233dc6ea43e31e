package eu.kapstok.dunning;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Service task "Calculate charges". */
@Component
class CalculateChargesDelegate implements JavaDelegate {

    private final DunningCases cases;

    CalculateChargesDelegate(DunningCases cases) {
        this.cases = cases;
    }

    @Override
    public void execute(DelegateExecution execution) {
        cases.calculate(execution.getProcessBusinessKey());
    }
}
