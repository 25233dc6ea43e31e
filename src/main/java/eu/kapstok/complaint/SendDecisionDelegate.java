package eu.kapstok.complaint;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Service task "Send decision". */
@Component
class SendDecisionDelegate implements JavaDelegate {

    private final ComplaintCare care;
    private final DecisionLetters letters;

    SendDecisionDelegate(ComplaintCare care, DecisionLetters letters) {
        this.care = care;
        this.letters = letters;
    }

    @Override
    public void execute(DelegateExecution execution) {
        care.decisionSent(execution.getProcessBusinessKey());
        letters.send(execution.getProcessBusinessKey());
    }
}
