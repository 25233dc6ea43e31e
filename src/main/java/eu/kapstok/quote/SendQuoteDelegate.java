package eu.kapstok.quote;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Service task "Send quote"; the moments live only until the timers that wait for them are set. */
@Component
class SendQuoteDelegate implements JavaDelegate {

    private final QuoteMails mails;

    SendQuoteDelegate(QuoteMails mails) {
        this.mails = mails;
    }

    @Override
    public void execute(DelegateExecution execution) {
        AnswerTimes.Moments moments = mails.sendQuote(execution.getProcessBusinessKey());
        QuoteApprovalProcess.ANSWER_DUE.set(execution, Date.from(moments.due()));
        QuoteApprovalProcess.REMINDER_DUE.setForNow(execution, Date.from(moments.reminder()));
        QuoteApprovalProcess.CALL_DUE.setForNow(execution, Date.from(moments.call()));
        QuoteApprovalProcess.VALIDITY_END.setForNow(execution, Date.from(moments.end()));
    }
}
