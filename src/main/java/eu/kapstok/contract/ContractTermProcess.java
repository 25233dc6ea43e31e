package eu.kapstok.contract;

import eu.kapstok.engine.ProcessVariable;
import java.util.Date;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** Has sales decide in time how a signed contract goes on: before the last day to give notice, and before its end. */
@Component
public class ContractTermProcess {

    static final String KEY = "contract-term";

    /** Whether a day is still to come of which nobody was reminded. */
    static final ProcessVariable<Boolean> DATE_AHEAD = new ProcessVariable<>("dateAhead", Boolean.class);

    static final ProcessVariable<Date> TERM_REMINDER_DUE = new ProcessVariable<>("termReminderDue", Date.class);

    /** keep, renew or end. */
    static final ProcessVariable<String> TERM_DECISION = new ProcessVariable<>("termDecision", String.class);

    static final class Elements {

        static final String CONTRACT_IN_FORCE = "Event_ContractInForce";
        static final String REMINDER_DUE = "Event_ReminderDue";
        static final String DECIDE_ON_TERM = "Activity_DecideOnTerm";

        private Elements() {
        }
    }

    private final RuntimeService runtime;

    ContractTermProcess(RuntimeService runtime) {
        this.runtime = runtime;
    }

    /** @param contract number of a contract that was signed just now */
    void start(String contract) {
        runtime.startProcessInstanceByKey(KEY, contract);
    }
}
