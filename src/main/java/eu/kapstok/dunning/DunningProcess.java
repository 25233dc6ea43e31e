package eu.kapstok.dunning;

import eu.kapstok.engine.ProcessVariable;
import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** Follows up what a customer owes until it is paid, written off or handed over. Its business key is the customer's number. */
@Component
public class DunningProcess {

    static final String KEY = "dunning";

    static final String OVERDUE_FOUND = "overdue-found";
    static final String MORE_OVERDUE_FOUND = "more-overdue-found";
    static final String SITUATION_CHANGED = "situation-changed";
    static final String PAYMENT_RECEIVED = "payment-received";
    static final String PAYMENT_PROMISED = "payment-promised";
    static final String PAYMENT_PLAN_REQUESTED = "payment-plan-requested";
    static final String INVOICE_DISPUTED = "invoice-disputed";
    static final String DISPUTE_SETTLED = "dispute-settled";

    /** What comes next. */
    static final ProcessVariable<String> NEXT_ACTION = new ProcessVariable<>("nextAction", String.class);

    /** When the case looks again by itself. */
    static final ProcessVariable<Date> NEXT_LOOK = new ProcessVariable<>("nextLook", Date.class);

    /** Whether the letter has to be printed and posted. */
    static final ProcessVariable<Boolean> LETTER_TO_POST = new ProcessVariable<>("letterToPost", Boolean.class);

    /** confirmed, second (somebody else has to look at it too) or no. */
    static final ProcessVariable<String> HAND_OVER = new ProcessVariable<>("handOver", String.class);

    /** How the case ended: open, allPaid, writtenOff, handedOver or claimFiled. */
    static final ProcessVariable<String> CASE_OUTCOME = new ProcessVariable<>("caseOutcome", String.class);

    static final class Elements {

        static final String POST_LETTER = "Activity_PostLetter";
        static final String CALL_DEBTOR = "Activity_CallDebtor";
        static final String APPROVE_PAYMENT_PLAN = "Activity_ApprovePaymentPlan";
        static final String DECIDE_WRITE_OFF = "Activity_DecideWriteOff";
        static final String FILE_CLAIM = "Activity_FileClaim";
        static final String FOLLOW_UP_ABROAD = "Activity_FollowUpAbroad";
        static final String CONFIRM_HAND_OVER = "Activity_ConfirmHandOver";
        static final String BLOCK_ORDERS = "Activity_BlockOrders";
        static final String RELEASE_ORDERS = "Activity_ReleaseOrders";
        static final String SEND_DUNNING_LETTER = "Activity_SendDunningLetter";
        static final String NEXT_LOOK_DUE = "Event_NextLookDue";

        private Elements() {
        }
    }

    private final RuntimeService runtime;

    DunningProcess(RuntimeService runtime) {
        this.runtime = runtime;
    }

    /** Starts; who calls it took the debtor and made sure that no case runs. */
    void overdueFound(String customer) {
        runtime.createMessageCorrelation(OVERDUE_FOUND).processInstanceBusinessKey(customer)
                .setVariables(Map.of(CASE_OUTCOME.name(), "open")).correlateStartMessage();
    }

    /**
     * Tells the customer's case of a fact: one that waits for payment looks at everything again, one that is at work begins anew.
     *
     * @return false when no case runs
     */
    boolean happened(String message, String customer) {
        return !runtime.createMessageCorrelation(message).processInstanceBusinessKey(customer).correlateAllWithResult().isEmpty()
                || !runtime.createMessageCorrelation(SITUATION_CHANGED).processInstanceBusinessKey(customer).correlateAllWithResult().isEmpty();
    }
}
