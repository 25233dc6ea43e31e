package eu.kapstok.quote;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Where a request became a quote: from here on the case is known by the quote's number. */
@Component
class QuoteForRequestDelegate implements ExecutionListener {

    @Override
    public void notify(DelegateExecution execution) {
        execution.setProcessBusinessKey(QuoteApprovalProcess.QUOTE_NUMBER.in(execution));
    }
}
