package eu.kapstok.complaint;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Service task "Remind of information". */
@Component
class RemindOfInformationDelegate implements JavaDelegate {

    private final ComplaintCare care;

    RemindOfInformationDelegate(ComplaintCare care) {
        this.care = care;
    }

    @Override
    public void execute(DelegateExecution execution) {
        care.remindOfInformation(execution.getProcessBusinessKey());
    }
}
