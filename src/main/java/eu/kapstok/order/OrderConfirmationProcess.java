package eu.kapstok.order;

import eu.kapstok.engine.ProcessVariable;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.springframework.stereotype.Component;

/** Releases an order by rule, confirms it to the customer and follows it to the delivery and its review. */
@Component
public class OrderConfirmationProcess {

    private static final int MOST_TASKS = 20;

    static final String KEY = "order-confirmation";

    static final String DECISION = "order-release";

    static final String ORDER_PLACED = "order-placed";
    static final String ORDER_REQUESTED = "order-requested";
    static final String ORDER_DELAYED = "order-delayed";
    static final String ORDER_SHIPPED = "order-shipped";
    static final String ORDER_DELIVERED = "order-delivered";
    static final String ORDER_CANCELLED = "order-cancelled";
    static final String ORDER_CANCEL_REQUESTED = "order-cancel-requested";
    static final String CONFIRMATION_HANDED_OVER = "confirmation-handed-over";
    static final String CONFIRMATION_REFUSED = "confirmation-refused";

    static final String ERP_ORDER_REJECTED = "erp-order-rejected";
    static final String ORDER_GIVEN_UP = "order-given-up";
    static final String CUSTOMER_NOT_REACHABLE = "customer-not-reachable";
    static final String NOBODY_SIGNS = "nobody-signs";

    /** Candidate group of the customer's contacts: {@code customer.C10042}. */
    static final ProcessVariable<String> CUSTOMER_GROUP = new ProcessVariable<>("customerGroup", String.class);

    /** Whether an order that the ERP did not take is sent to it once more. */
    static final ProcessVariable<Boolean> REGISTER_AGAIN = new ProcessVariable<>("registerAgain", Boolean.class);

    /** Staff groups that look at it one after the other, comma separated; empty when nobody has to. */
    static final ProcessVariable<String> CHECK_GROUPS = new ProcessVariable<>("checkGroups", String.class);

    /** The group whose turn it is. */
    static final ProcessVariable<String> CHECK_GROUP = new ProcessVariable<>("checkGroup", String.class);

    /** When the managers of who has to look at it hear that nobody did. */
    static final ProcessVariable<Date> CHECK_DUE = new ProcessVariable<>("checkDue", Date.class);

    /** release, hold or cancel. */
    static final ProcessVariable<String> CHECK_RESULT = new ProcessVariable<>("checkResult", String.class);

    /** When it is judged anew. */
    static final ProcessVariable<Date> HELD_UNTIL = new ProcessVariable<>("heldUntil", Date.class);

    static final ProcessVariable<Boolean> CONTRACT_NEEDED = new ProcessVariable<>("contractNeeded", Boolean.class);

    /** Number of the contract that it waits for. */
    static final ProcessVariable<String> CONTRACT_NUMBER = new ProcessVariable<>("contractNumber", String.class);

    static final ProcessVariable<Boolean> CONTRACT_SIGNED = new ProcessVariable<>("contractSigned", Boolean.class);

    /** Whether the confirmation goes out once more. */
    static final ProcessVariable<Boolean> SEND_AGAIN = new ProcessVariable<>("sendAgain", Boolean.class);

    static final ProcessVariable<Boolean> SHIPPED_IN_FULL = new ProcessVariable<>("shippedInFull", Boolean.class);

    static final ProcessVariable<Boolean> DELIVERED_IN_FULL = new ProcessVariable<>("deliveredInFull", Boolean.class);

    static final ProcessVariable<Boolean> CANCELLATION_GRANTED = new ProcessVariable<>("cancellationGranted", Boolean.class);

    /** Until when the customer may review it. */
    static final ProcessVariable<Date> REVIEW_DUE = new ProcessVariable<>("reviewDue", Date.class);

    /** Whether somebody has to call about the review. */
    static final ProcessVariable<Boolean> REVIEW_BAD = new ProcessVariable<>("reviewBad", Boolean.class);

    static final class Elements {

        static final String RESOLVE_REGISTRATION = "Activity_ResolveRegistration";
        static final String CHECK_ORDER = "Activity_CheckOrder";
        static final String SIGN_CONTRACT_BY_HAND = "Activity_SignContractByHand";
        static final String CONFIRM_ORDER = "Activity_ConfirmOrder";
        static final String REACH_CUSTOMER = "Activity_ReachCustomer";
        static final String CANCEL_ORDER = "Activity_CancelOrder";
        static final String DECIDE_CANCELLATION = "Activity_DecideCancellation";
        static final String GRANT_CANCELLATION = "Activity_GrantCancellation";
        static final String REVIEW_DELIVERY = "Activity_ReviewDelivery";
        static final String FOLLOW_UP_REVIEW = "Activity_FollowUpReview";

        private Elements() {
        }
    }

    /**
     * What a person has to do for an order.
     *
     * @param group candidate group, null where one person has it
     * @param assignee user id, null where nobody took it
     */
    record OpenTask(String id, String element, String name, String group, String assignee) {

        public boolean forCustomer() {
            return group != null && group.startsWith("customer.");
        }
    }

    private final RuntimeService runtime;
    private final TaskService tasks;

    OrderConfirmationProcess(RuntimeService runtime, TaskService tasks) {
        this.runtime = runtime;
        this.tasks = tasks;
    }

    /** What people have to do for that order now. */
    List<OpenTask> openTasks(String key) {
        return tasks.createTaskQuery().processDefinitionKey(KEY).processInstanceBusinessKey(key).orderByTaskCreateTime().asc()
                .listPage(0, MOST_TASKS).stream()
                .map(task -> new OpenTask(task.getId(), task.getTaskDefinitionKey(), task.getName(), group(task.getId()),
                        task.getAssignee())).toList();
    }

    private String group(String taskId) {
        return tasks.getIdentityLinksForTask(taskId).stream().filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()))
                .map(IdentityLink::getGroupId).filter(Objects::nonNull).findFirst().orElse(null);
    }

    /** Starts with a number that is new; the entity's unique number is what keeps a second one from starting. */
    void orderPlaced(String number) {
        runtime.createMessageCorrelation(ORDER_PLACED).processInstanceBusinessKey(number).correlateStartMessage();
    }

    /** A customer ordered in the portal; until the ERP gives a number, the case is known by the cart's id. */
    void orderRequested(String cart) {
        runtime.createMessageCorrelation(ORDER_REQUESTED).processInstanceBusinessKey(cart).correlateStartMessage();
    }

    /** Whether the order's case waits for that fact now, to show it. */
    boolean awaits(String message, String number) {
        return runtime.createExecutionQuery().processDefinitionKey(KEY).processInstanceBusinessKey(number)
                .messageEventSubscriptionName(message).count() > 0;
    }

    /** @return false when the order's case does not wait for that fact */
    boolean happened(String message, String number) {
        return !runtime.createMessageCorrelation(message).processInstanceBusinessKey(number).correlateAllWithResult().isEmpty();
    }
}
