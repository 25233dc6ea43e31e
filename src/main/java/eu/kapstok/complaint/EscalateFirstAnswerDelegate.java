package eu.kapstok.complaint;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Service task "Escalate first answer". */
@Component
class EscalateFirstAnswerDelegate implements JavaDelegate {

    private final ComplaintCare care;

    EscalateFirstAnswerDelegate(ComplaintCare care) {
        this.care = care;
    }

    @Override
    public void execute(DelegateExecution execution) {
        care.escalateFirstAnswer(execution.getProcessBusinessKey());
    }
}
