package eu.kapstok.complaint;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Service task "Close complaint". */
@Component
class CloseComplaintDelegate implements JavaDelegate {

    private final ComplaintCare care;

    CloseComplaintDelegate(ComplaintCare care) {
        this.care = care;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ComplaintReturnProcess.RATING_DUE.set(execution, Date.from(care.close(execution.getProcessBusinessKey())));
    }
}
