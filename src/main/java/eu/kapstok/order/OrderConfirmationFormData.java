package eu.kapstok.order;

import eu.kapstok.customer.Customer;
import eu.kapstok.customer.CustomerService;
import eu.kapstok.forms.Actor;
import eu.kapstok.forms.FormTask;
import eu.kapstok.forms.ProcessFormData;
import eu.kapstok.forms.SeenWords;
import java.time.LocalDate;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** What the tasks of an order show, and what becomes of the answers. */
@Component
class OrderConfirmationFormData implements ProcessFormData {

    private final OrderForms forms;
    private final OrderFiles files;
    private final OrderIntake intake;
    private final OrderRelease release;
    private final OrderFollowing following;
    private final OrderCancellations cancellations;
    private final OrderReviews reviews;
    private final CustomerService customers;

    OrderConfirmationFormData(OrderForms forms, OrderFiles files, @Lazy OrderIntake intake, @Lazy OrderRelease release,
                              @Lazy OrderFollowing following, @Lazy OrderCancellations cancellations, OrderReviews reviews,
                              CustomerService customers) {
        this.forms = forms;
        this.files = files;
        this.intake = intake;
        this.release = release;
        this.following = following;
        this.cancellations = cancellations;
        this.reviews = reviews;
        this.customers = customers;
    }

    @Override
    public String processKey() {
        return OrderConfirmationProcess.KEY;
    }

    @Override
    public Map<String, Object> show(FormTask task) {
        String key = task.businessKey();
        return switch (task.definitionKey()) {
            case OrderConfirmationProcess.Elements.RESOLVE_REGISTRATION -> forms.resolveRegistration(key);
            case OrderConfirmationProcess.Elements.CHECK_ORDER -> forms.check(key);
            case OrderConfirmationProcess.Elements.SIGN_CONTRACT_BY_HAND -> forms.signContract(key);
            case OrderConfirmationProcess.Elements.REACH_CUSTOMER -> forms.reach(key);
            case OrderConfirmationProcess.Elements.DECIDE_CANCELLATION -> forms.decideCancellation(key);
            case OrderConfirmationProcess.Elements.FOLLOW_UP_REVIEW -> forms.followUp(key);
            case OrderConfirmationProcess.Elements.REVIEW_DELIVERY -> Map.of("orderNumber", key);
            default -> Map.of();
        };
    }

    @Override
    public Set<String> displayKeys(String taskDefinitionKey) {
        return switch (taskDefinitionKey) {
            case OrderConfirmationProcess.Elements.RESOLVE_REGISTRATION -> OrderForms.RESOLVE_REGISTRATION;
            case OrderConfirmationProcess.Elements.CHECK_ORDER -> OrderForms.CHECK;
            case OrderConfirmationProcess.Elements.SIGN_CONTRACT_BY_HAND -> OrderForms.SIGN_CONTRACT;
            case OrderConfirmationProcess.Elements.REACH_CUSTOMER -> OrderForms.REACH;
            case OrderConfirmationProcess.Elements.DECIDE_CANCELLATION -> OrderForms.DECIDE_CANCELLATION;
            case OrderConfirmationProcess.Elements.FOLLOW_UP_REVIEW -> OrderForms.FOLLOW_UP;
            case OrderConfirmationProcess.Elements.REVIEW_DELIVERY -> OrderForms.REVIEW;
            default -> Set.of();
        };
    }

    @Override
    public Map<String, String> answers(String taskDefinitionKey) {
        return switch (taskDefinitionKey) {
            case OrderConfirmationProcess.Elements.RESOLVE_REGISTRATION ->
                    Map.of(OrderConfirmationProcess.REGISTER_AGAIN.name(), "registration");
            case OrderConfirmationProcess.Elements.CHECK_ORDER -> Map.of(OrderConfirmationProcess.CHECK_RESULT.name(), "checkDecision",
                    OrderConfirmationProcess.HELD_UNTIL.name(), "holdDay");
            case OrderConfirmationProcess.Elements.SIGN_CONTRACT_BY_HAND ->
                    Map.of(OrderConfirmationProcess.CONTRACT_SIGNED.name(), "contractResult");
            case OrderConfirmationProcess.Elements.REACH_CUSTOMER -> Map.of(OrderConfirmationProcess.SEND_AGAIN.name(), "reachResult");
            case OrderConfirmationProcess.Elements.DECIDE_CANCELLATION ->
                    Map.of(OrderConfirmationProcess.CANCELLATION_GRANTED.name(), "cancelDecision");
            case OrderConfirmationProcess.Elements.REVIEW_DELIVERY -> Map.of(OrderConfirmationProcess.REVIEW_BAD.name(), "stars");
            case OrderConfirmationProcess.Elements.FOLLOW_UP_REVIEW -> Map.of("followUp", "followUpOutcome");
            default -> Map.of();
        };
    }

    @Override
    public void created(FormTask task) {
        if (task.definitionKey().equals(OrderConfirmationProcess.Elements.SIGN_CONTRACT_BY_HAND)) {
            release.askForContract(task.businessKey());
        }
    }

    /** A bad review goes to who looks after the customer. */
    @Override
    public String assignee(FormTask task) {
        return task.definitionKey().equals(OrderConfirmationProcess.Elements.FOLLOW_UP_REVIEW)
                ? customers.customer(files.find(task.businessKey()).customer()).map(Customer::accountManager).orElse(null) : null;
    }

    @Override
    public Map<String, Object> submitted(FormTask task, Map<String, Object> values, SeenWords words, Actor actor) {
        String key = task.businessKey();
        return switch (task.definitionKey()) {
            case OrderConfirmationProcess.Elements.RESOLVE_REGISTRATION -> resolveRegistration(key, values, actor);
            case OrderConfirmationProcess.Elements.CHECK_ORDER -> check(key, values, actor);
            case OrderConfirmationProcess.Elements.SIGN_CONTRACT_BY_HAND -> contract(key, values, actor);
            case OrderConfirmationProcess.Elements.REACH_CUSTOMER -> reach(key, values, actor);
            case OrderConfirmationProcess.Elements.DECIDE_CANCELLATION -> decideCancellation(key, values);
            case OrderConfirmationProcess.Elements.REVIEW_DELIVERY -> Map.of(OrderConfirmationProcess.REVIEW_BAD.name(),
                    reviews.review(key, number(values, "stars"), number(values, "effort"), number(values, "recommendation"),
                            text(values, "words"), actor));
            case OrderConfirmationProcess.Elements.FOLLOW_UP_REVIEW -> {
                reviews.followUp(key, text(values, "followUpOutcome"), text(values, "note"), actor);
                yield Map.of();
            }
            default -> throw new IllegalArgumentException(task.definitionKey());
        };
    }

    @Override
    public String customerPage(FormTask task) {
        return "/portal/orders/" + task.businessKey();
    }

    private Map<String, Object> resolveRegistration(String key, Map<String, Object> values, Actor actor) {
        boolean again = text(values, "registration").equals("retry");
        if (again) {
            intake.registerAgain(key, text(values, "note"), actor.name());
        } else {
            cancellations.giveUp(key, text(values, "customerText"), actor.name());
        }
        return Map.of(OrderConfirmationProcess.REGISTER_AGAIN.name(), again);
    }

    private Map<String, Object> check(String number, Map<String, Object> values, Actor actor) {
        String decision = text(values, "checkDecision");
        switch (decision) {
            case "release" -> release.checked(number, text(values, "note"), actor);
            case "hold" -> {
                LocalDate until = (LocalDate) values.get("holdDay");
                release.hold(number, until, text(values, "note"), actor);
                return Map.of(OrderConfirmationProcess.CHECK_RESULT.name(), decision, OrderConfirmationProcess.HELD_UNTIL.name(),
                        Date.from(until.atStartOfDay(CustomerOrder.SELLER).toInstant()));
            }
            default -> cancellations.decideToCancel(number, text(values, "customerText"));
        }
        return Map.of(OrderConfirmationProcess.CHECK_RESULT.name(), decision);
    }

    private Map<String, Object> contract(String number, Map<String, Object> values, Actor actor) {
        if (text(values, "contractResult").equals("signed")) {
            release.signed(number, actor);
            return Map.of(OrderConfirmationProcess.CONTRACT_SIGNED.name(), true);
        }
        release.declined(number, text(values, "note"), actor);
        return Map.of(OrderConfirmationProcess.CONTRACT_SIGNED.name(), false,
                OrderConfirmationProcess.CONTRACT_NEEDED.name(), false,
                OrderConfirmationProcess.CHECK_GROUPS.name(), OrderRelease.CHECKS_REFUSALS,
                OrderConfirmationProcess.CHECK_DUE.name(), Date.from(release.checkDue()));
    }

    private Map<String, Object> reach(String number, Map<String, Object> values, Actor actor) {
        boolean again = text(values, "reachResult").equals("sendAgain");
        if (again) {
            following.sendAgainTo(number, text(values, "contact"));
        } else {
            following.reached(number, text(values, "note"), actor.name());
        }
        return Map.of(OrderConfirmationProcess.SEND_AGAIN.name(), again);
    }

    private Map<String, Object> decideCancellation(String number, Map<String, Object> values) {
        boolean granted = text(values, "cancelDecision").equals("grant");
        cancellations.decided(number, granted ? null : text(values, "customerText"));
        return Map.of(OrderConfirmationProcess.CANCELLATION_GRANTED.name(), granted);
    }

    /** Null where nothing but blanks was typed. */
    private static String text(Map<String, Object> values, String key) {
        String text = (String) values.get(key);
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static Integer number(Map<String, Object> values, String key) {
        String text = text(values, key);
        return text == null ? null : Integer.valueOf(text);
    }
}
