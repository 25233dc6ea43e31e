package eu.kapstok.quote;

import eu.kapstok.engine.JobQueue;
import eu.kapstok.forms.Actor;
import eu.kapstok.forms.FormTask;
import eu.kapstok.forms.ProcessFormData;
import eu.kapstok.forms.SeenWords;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** What the tasks of a quote show, and what becomes of the answers. */
@Component
class QuoteApprovalFormData implements ProcessFormData {

    private final QuoteForms forms;
    private final QuoteRequestForms requestForms;
    private final QuoteRequests requests;
    private final QuoteService quotes;
    private final QuoteDecisions decisions;
    private final QuoteAnswers answers;
    private final HeardAnswers heardAnswers;
    private final QuoteCalls calls;
    private final JobQueue queue;
    private final RuntimeService runtime;

    QuoteApprovalFormData(QuoteForms forms, QuoteRequestForms requestForms, @Lazy QuoteRequests requests,
                          @Lazy QuoteService quotes, QuoteDecisions decisions, QuoteAnswers answers, HeardAnswers heardAnswers,
                          QuoteCalls calls, JobQueue queue, @Lazy RuntimeService runtime) {
        this.forms = forms;
        this.requestForms = requestForms;
        this.requests = requests;
        this.quotes = quotes;
        this.decisions = decisions;
        this.answers = answers;
        this.heardAnswers = heardAnswers;
        this.calls = calls;
        this.queue = queue;
        this.runtime = runtime;
    }

    @Override
    public String processKey() {
        return QuoteApprovalProcess.KEY;
    }

    @Override
    public Map<String, Object> show(FormTask task) {
        String number = task.businessKey();
        return switch (task.definitionKey()) {
            case QuoteApprovalProcess.Elements.PREPARE_QUOTE -> requestForms.prepare(number);
            case QuoteApprovalProcess.Elements.APPROVE_QUOTE -> forms.approve(number);
            case QuoteApprovalProcess.Elements.REVISE_QUOTE -> forms.revise(number);
            case QuoteApprovalProcess.Elements.RESOLVE_ORDER_PROBLEM -> forms.resolveOrderProblem(number);
            case QuoteApprovalProcess.Elements.DECIDE_ON_QUOTE -> forms.decide(number);
            case QuoteApprovalProcess.Elements.CALL_CUSTOMER -> forms.call(number);
            case QuoteApprovalProcess.Elements.EXTEND_QUOTE -> forms.extend(number);
            default -> Map.of();
        };
    }

    @Override
    public void created(FormTask task) {
        if (task.definitionKey().equals(QuoteApprovalProcess.Elements.APPROVE_QUOTE)) {
            ApprovalAsked.enqueue(queue, task.businessKey(), approverGroup(task), task.id());
        } else if (task.definitionKey().equals(QuoteApprovalProcess.Elements.REVISE_QUOTE)) {
            ChangeWanted.enqueue(queue, task.businessKey(), task.id());
        }
    }

    @Override
    public String assignee(FormTask task) {
        return task.definitionKey().equals(QuoteApprovalProcess.Elements.CALL_CUSTOMER) ? calls.caller(task.businessKey()) : null;
    }

    @Override
    public Set<String> displayKeys(String taskDefinitionKey) {
        return switch (taskDefinitionKey) {
            case QuoteApprovalProcess.Elements.PREPARE_QUOTE -> QuoteRequestForms.PREPARE;
            case QuoteApprovalProcess.Elements.APPROVE_QUOTE -> QuoteForms.APPROVE;
            case QuoteApprovalProcess.Elements.REVISE_QUOTE -> QuoteForms.REVISE;
            case QuoteApprovalProcess.Elements.RESOLVE_ORDER_PROBLEM -> QuoteForms.RESOLVE_ORDER_PROBLEM;
            case QuoteApprovalProcess.Elements.DECIDE_ON_QUOTE -> QuoteForms.DECIDE;
            case QuoteApprovalProcess.Elements.CALL_CUSTOMER -> QuoteForms.CALL;
            case QuoteApprovalProcess.Elements.EXTEND_QUOTE -> QuoteForms.EXTEND;
            default -> Set.of();
        };
    }

    @Override
    public Map<String, String> answers(String taskDefinitionKey) {
        return switch (taskDefinitionKey) {
            case QuoteApprovalProcess.Elements.PREPARE_QUOTE -> Map.of(QuoteApprovalProcess.PREPARATION.name(), "requestResult");
            case QuoteApprovalProcess.Elements.APPROVE_QUOTE -> Map.of(QuoteApprovalProcess.APPROVED.name(), "verdict");
            case QuoteApprovalProcess.Elements.REVISE_QUOTE -> Map.of(QuoteApprovalProcess.RESUBMITTED.name(), "revision");
            case QuoteApprovalProcess.Elements.DECIDE_ON_QUOTE -> Map.of(QuoteApprovalProcess.ANSWER.name(), "decision");
            case QuoteApprovalProcess.Elements.RESOLVE_ORDER_PROBLEM -> Map.of(QuoteApprovalProcess.RESOLUTION.name(), "solution");
            case QuoteApprovalProcess.Elements.CALL_CUSTOMER -> Map.of(QuoteApprovalProcess.REACHED.name(), "callResult");
            case QuoteApprovalProcess.Elements.EXTEND_QUOTE -> Map.of(QuoteApprovalProcess.EXTENDED.name(), "expiry");
            default -> Map.of();
        };
    }

    @Override
    public void check(FormTask task, Actor actor) {
        if (task.definitionKey().equals(QuoteApprovalProcess.Elements.APPROVE_QUOTE)) {
            decisions.mayApprove(task.businessKey(), actor);
        }
    }

    @Override
    public Map<String, Object> submitted(FormTask task, Map<String, Object> values, SeenWords words, Actor actor) {
        String number = task.businessKey();
        return switch (task.definitionKey()) {
            case QuoteApprovalProcess.Elements.PREPARE_QUOTE -> prepare(number, values);
            case QuoteApprovalProcess.Elements.APPROVE_QUOTE -> approve(number, approverGroup(task), values, actor);
            case QuoteApprovalProcess.Elements.REVISE_QUOTE -> revise(number, values, actor);
            case QuoteApprovalProcess.Elements.DECIDE_ON_QUOTE -> decide(number, values, words, actor);
            case QuoteApprovalProcess.Elements.CALL_CUSTOMER -> calls.called(number, values, actor);
            case QuoteApprovalProcess.Elements.EXTEND_QUOTE -> extend(number, values, actor);
            case QuoteApprovalProcess.Elements.RESOLVE_ORDER_PROBLEM -> resolve(number, values, actor);
            default -> throw new IllegalArgumentException(task.definitionKey());
        };
    }

    @Override
    public String customerPage(FormTask task) {
        return "/portal/quotes/" + task.businessKey();
    }

    private Map<String, Object> prepare(String request, Map<String, Object> values) {
        if (text(values, "requestResult").equals("decline")) {
            requests.decline(request, text(values, "customerText"));
            return Map.of(QuoteApprovalProcess.PREPARATION.name(), "declined");
        }
        String number = text(values, "quoteNumber");
        boolean goesOn = quotes.madeFor(request, number);
        return Map.of(QuoteApprovalProcess.PREPARATION.name(), goesOn ? "quoteMade" : "quoteRunning",
                QuoteApprovalProcess.QUOTE_NUMBER.name(), number);
    }

    private Map<String, Object> approve(String number, String group, Map<String, Object> values, Actor actor) {
        boolean approved = switch (text(values, "verdict")) {
            case "approve" -> decisions.approve(number, group, QuoteApproval.Decision.APPROVED, text(values, "remark"), actor);
            case "reject" -> decisions.approve(number, group, QuoteApproval.Decision.REJECTED, text(values, "comment"), actor);
            default -> decisions.approve(number, group, QuoteApproval.Decision.REVISION, text(values, "comment"), actor);
        };
        return Map.of(QuoteApprovalProcess.APPROVED.name(), approved);
    }

    private Map<String, Object> revise(String number, Map<String, Object> values, Actor actor) {
        if (text(values, "revision").equals("resubmit")) {
            decisions.resubmit(number, text(values, "comment"), actor);
            return Map.of(QuoteApprovalProcess.RESUBMITTED.name(), true);
        }
        decisions.withdraw(number, text(values, "customerText"), actor);
        return Map.of(QuoteApprovalProcess.RESUBMITTED.name(), false, QuoteApprovalProcess.OUTCOME.name(), "withdrawn");
    }

    private Map<String, Object> decide(String number, Map<String, Object> values, SeenWords words, Actor actor) {
        String decision = text(values, "decision");
        OnBehalf heard = heardAnswers.ofThisClick();
        return switch (decision) {
            case "decline" -> {
                answers.decline(number, new QuoteAnswers.Decline(QuoteAnswer.DeclineReason.valueOf(text(values, "declineReason")),
                        text(values, "declineText"), null), actor, heard);
                yield Map.of(QuoteApprovalProcess.ANSWER.name(), "declined", QuoteApprovalProcess.OUTCOME.name(), "declined");
            }
            case "change" -> {
                answers.askForChange(number, QuoteForms.counterOffer(values), actor, heard);
                yield Map.of(QuoteApprovalProcess.ANSWER.name(), "change");
            }
            default -> {
                answers.accept(number, new QuoteAnswers.Acceptance(text(values, "purchaseReference"),
                        text(values, "deliveryAddress"), (LocalDate) values.get("wishedDate"),
                        Boolean.TRUE.equals(values.get(QuoteForms.CONSENT)) ? words.label(QuoteForms.CONSENT) : null, words.chosen("decision")),
                        actor, heard);
                yield Map.of(QuoteApprovalProcess.ANSWER.name(), "accepted");
            }
        };
    }

    private Map<String, Object> extend(String number, Map<String, Object> values, Actor actor) {
        if (text(values, "expiry").equals("extend")) {
            decisions.extend(number, (LocalDate) values.get("newValidUntil"), actor);
            return Map.of(QuoteApprovalProcess.EXTENDED.name(), true);
        }
        decisions.letGo(number, actor);
        return Map.of(QuoteApprovalProcess.EXTENDED.name(), false, QuoteApprovalProcess.OUTCOME.name(), "expired");
    }

    private Map<String, Object> resolve(String number, Map<String, Object> values, Actor actor) {
        String solution = text(values, "solution");
        switch (solution) {
            case "retry" -> decisions.retryOrder(number, actor);
            case "revise" -> decisions.reviseAfterProblem(number, text(values, "comment"), actor);
            default -> {
                decisions.cancel(number, text(values, "customerText"), actor);
                return Map.of(QuoteApprovalProcess.RESOLUTION.name(), solution, QuoteApprovalProcess.OUTCOME.name(), "cancelled");
            }
        }
        return Map.of(QuoteApprovalProcess.RESOLUTION.name(), solution);
    }

    private String approverGroup(FormTask task) {
        return (String) runtime.getVariable(task.executionId(), QuoteApprovalProcess.APPROVER_GROUP.name());
    }

    /** Null where nothing but blanks was typed. */
    static String text(Map<String, Object> values, String key) {
        String text = (String) values.get(key);
        return text == null || text.isBlank() ? null : text.strip();
    }
}
