package eu.kapstok.quote;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Service task "Decline request": the customer hears why. */
@Component
class DeclineRequestDelegate implements JavaDelegate {

    private final QuoteRequestMails mails;

    DeclineRequestDelegate(QuoteRequestMails mails) {
        this.mails = mails;
    }

    @Override
    public void execute(DelegateExecution execution) {
        mails.tellDecline(execution.getProcessBusinessKey());
    }
}
