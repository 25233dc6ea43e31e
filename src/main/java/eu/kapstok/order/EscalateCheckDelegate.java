package eu.kapstok.order;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Service task "Escalate check". */
@Component
class EscalateCheckDelegate implements JavaDelegate {

    private final OrderMails mails;

    EscalateCheckDelegate(OrderMails mails) {
        this.mails = mails;
    }

    @Override
    public void execute(DelegateExecution execution) {
        mails.tellManagers(execution.getProcessBusinessKey(), OrderConfirmationProcess.CHECK_GROUPS.in(execution));
    }
}
