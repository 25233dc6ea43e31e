package eu.kapstok.contract;

import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Service task "Plan reminder": the next day of a contract of which sales has to be reminded. */
@Component
class PlanReminderDelegate implements JavaDelegate {

    private final ContractTerms terms;

    PlanReminderDelegate(ContractTerms terms) {
        this.terms = terms;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Optional<Instant> due = terms.next(execution.getProcessBusinessKey());
        ContractTermProcess.DATE_AHEAD.set(execution, due.isPresent());
        due.ifPresent(moment -> ContractTermProcess.TERM_REMINDER_DUE.set(execution, Date.from(moment)));
    }
}
