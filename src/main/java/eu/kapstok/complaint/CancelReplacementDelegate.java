package eu.kapstok.complaint;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Service task "Cancel replacement". */
@Component
class CancelReplacementDelegate implements JavaDelegate {

    private final Settlements settlements;

    CancelReplacementDelegate(Settlements settlements) {
        this.settlements = settlements;
    }

    @Override
    public void execute(DelegateExecution execution) {
        settlements.cancelReplacement(execution.getProcessBusinessKey());
        ComplaintReturnProcess.REPLACEMENT_ORDERED.set(execution, settlements.replacementOrdered(execution.getProcessBusinessKey()));
    }
}
