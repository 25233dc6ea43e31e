package eu.kapstok.quote;

import eu.kapstok.engine.ProcessVariable;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.springframework.stereotype.Component;

/** Brings a quote of the ERP past those who must approve it to the customer, and the customer's yes back as an order. */
@Component
public class QuoteApprovalProcess {

    private static final int MOST_TASKS = 20;

    static final String KEY = "quote-approval";

    static final String DECISION = "quote-approval-limits";

    static final String QUOTE_SUBMITTED = "quote-submitted";
    static final String QUOTE_REQUESTED = "quote-requested";
    static final String QUOTE_REVISED = "quote-revised";
    static final String QUOTE_WITHDRAWN = "quote-withdrawn";
    static final String ORDER_PLACED = "order-placed";

    static final String ERP_ORDER_REJECTED = "erp-order-rejected";

    /** quoteMade, quoteRunning or declined. */
    static final ProcessVariable<String> PREPARATION = new ProcessVariable<>("preparation", String.class);

    /** Number of the quote that answers the customer's request. */
    static final ProcessVariable<String> QUOTE_NUMBER = new ProcessVariable<>("quoteNumber", String.class);

    /** Candidate group of the customer's contacts: {@code customer.C10042}. */
    static final ProcessVariable<String> CUSTOMER_GROUP = new ProcessVariable<>("customerGroup", String.class);

    /** Staff groups in the order in which they approve, comma separated; {@link ApprovalNeed#BLOCK} when it may not go out. */
    static final ProcessVariable<String> APPROVER_GROUPS = new ProcessVariable<>("approverGroups", String.class);

    /** The group whose turn it is. */
    static final ProcessVariable<String> APPROVER_GROUP = new ProcessVariable<>("approverGroup", String.class);

    static final ProcessVariable<Boolean> APPROVED = new ProcessVariable<>("approved", Boolean.class);

    static final ProcessVariable<Boolean> RESUBMITTED = new ProcessVariable<>("resubmitted", Boolean.class);

    /** Until when the customer may answer. */
    static final ProcessVariable<Date> ANSWER_DUE = new ProcessVariable<>("answerDue", Date.class);

    /** When the customer is reminded. */
    static final ProcessVariable<Date> REMINDER_DUE = new ProcessVariable<>("reminderDue", Date.class);

    /** When the customer is called. */
    static final ProcessVariable<Date> CALL_DUE = new ProcessVariable<>("callDue", Date.class);

    /** When the customer who was not reached is called again. */
    static final ProcessVariable<Date> CALL_AGAIN_DUE = new ProcessVariable<>("callAgainDue", Date.class);

    /** The first moment at which the customer can no longer answer. */
    static final ProcessVariable<Date> VALIDITY_END = new ProcessVariable<>("validityEnd", Date.class);

    /** Whether the call brought an answer or an extension. */
    static final ProcessVariable<Boolean> REACHED = new ProcessVariable<>("reached", Boolean.class);

    /** accepted, declined, change or extended. */
    static final ProcessVariable<String> ANSWER = new ProcessVariable<>("answer", String.class);

    /** retry, revise or cancel. */
    static final ProcessVariable<String> RESOLUTION = new ProcessVariable<>("resolution", String.class);

    /** Whether the quote that expired is valid again. */
    static final ProcessVariable<Boolean> EXTENDED = new ProcessVariable<>("extended", Boolean.class);

    /** ordered, declined, expired, withdrawn or cancelled. */
    static final ProcessVariable<String> OUTCOME = new ProcessVariable<>("outcome", String.class);

    static final class Elements {

        static final String PREPARE_QUOTE = "Activity_PrepareQuote";
        static final String APPROVE_QUOTE = "Activity_ApproveQuote";
        static final String REVISE_QUOTE = "Activity_ReviseQuote";
        static final String SEND_QUOTE = "Activity_SendQuote";
        static final String DECIDE_ON_QUOTE = "Activity_DecideOnQuote";
        static final String REMIND_CUSTOMER = "Activity_RemindCustomer";
        static final String CALL_CUSTOMER = "Activity_CallCustomer";
        static final String EXPIRE_QUOTE = "Activity_ExpireQuote";
        static final String EXTEND_QUOTE = "Activity_ExtendQuote";
        static final String RECORD_EXTENSION = "Activity_RecordExtension";
        static final String PLACE_ORDER = "Activity_PlaceOrder";
        static final String RESOLVE_ORDER_PROBLEM = "Activity_ResolveOrderProblem";
        static final String RECORD_DECLINE = "Activity_RecordDecline";
        static final String WITHDRAW_QUOTE = "Activity_WithdrawQuote";
        static final String CANCEL_QUOTE = "Activity_CancelQuote";

        private Elements() {
        }
    }

    /**
     * What a person has to do for a quote.
     *
     * @param group candidate group, null where one person has it
     * @param assignee user id, null where nobody took it
     */
    record OpenTask(String id, String name, String group, String assignee) {

        public boolean forCustomer() {
            return group != null && group.startsWith("customer.");
        }
    }

    private final RuntimeService runtime;
    private final TaskService tasks;

    QuoteApprovalProcess(RuntimeService runtime, TaskService tasks) {
        this.runtime = runtime;
        this.tasks = tasks;
    }

    /** What people have to do for that quote now. */
    List<OpenTask> openTasks(String number) {
        return tasks.createTaskQuery().processDefinitionKey(KEY).processInstanceBusinessKey(number).orderByTaskCreateTime().asc()
                .listPage(0, MOST_TASKS).stream()
                .map(task -> new OpenTask(task.getId(), task.getName(), group(task.getId()), task.getAssignee())).toList();
    }

    private String group(String taskId) {
        return tasks.getIdentityLinksForTask(taskId).stream().filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()))
                .map(IdentityLink::getGroupId).filter(Objects::nonNull).findFirst().orElse(null);
    }

    /** Starts with a number that is new; the entity's unique number is what keeps a second one from starting. */
    void quoteSubmitted(String number) {
        runtime.createMessageCorrelation(QUOTE_SUBMITTED).processInstanceBusinessKey(number).correlateStartMessage();
    }

    /** A customer asks for a quote; until there is one, the case is known by the request's number. */
    void quoteRequested(String request) {
        runtime.createMessageCorrelation(QUOTE_REQUESTED).processInstanceBusinessKey(request).correlateStartMessage();
    }

    /** The request's own instance goes on with the quote that answers it. */
    void quoteSubmittedFor(String request, String number) {
        runtime.createMessageCorrelation(QUOTE_SUBMITTED).processInstanceBusinessKey(request)
                .setVariable(QUOTE_NUMBER.name(), number).correlate();
    }

    /** Everything starts anew with what the ERP holds now. */
    void quoteRevised(String number) {
        runtime.createMessageCorrelation(QUOTE_REVISED).processInstanceBusinessKey(number).correlate();
    }

    void quoteWithdrawn(String number) {
        runtime.createMessageCorrelation(QUOTE_WITHDRAWN).processInstanceBusinessKey(number).correlate();
    }

    /** Whether that user task is still to be done. */
    boolean waitsFor(String taskId) {
        return tasks.createTaskQuery().taskId(taskId).count() == 1;
    }
}
