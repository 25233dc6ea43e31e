package eu.kapstok.quote;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Service task "Remind customer". */
@Component
class RemindCustomerDelegate implements JavaDelegate {

    private final QuoteMails mails;

    RemindCustomerDelegate(QuoteMails mails) {
        this.mails = mails;
    }

    @Override
    public void execute(DelegateExecution execution) {
        mails.remind(execution.getProcessBusinessKey());
    }
}
