package eu.kapstok.quote;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Service task "Send quote". */
@Component
class SendQuoteDelegate implements JavaDelegate {

    private final QuoteMails mails;

    SendQuoteDelegate(QuoteMails mails) {
        this.mails = mails;
    }

    @Override
    public void execute(DelegateExecution execution) {
        QuoteApprovalProcess.ANSWER_DUE.set(execution, Date.from(mails.sendQuote(execution.getProcessBusinessKey())));
    }
}
