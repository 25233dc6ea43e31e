package eu.kapstok.complaint;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Event "Proposal not answered": who says nothing agrees. */
@Component
class ProposalNotAnsweredDelegate implements ExecutionListener {

    private final ComplaintCare care;

    ProposalNotAnsweredDelegate(ComplaintCare care) {
        this.care = care;
    }

    @Override
    public void notify(DelegateExecution execution) {
        care.notAnswered(execution.getProcessBusinessKey());
    }
}
