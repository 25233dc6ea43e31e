package eu.kapstok.dunning;

import eu.kapstok.forms.Actor;
import eu.kapstok.forms.FormRefused;
import eu.kapstok.forms.FormTask;
import eu.kapstok.forms.ProcessFormData;
import eu.kapstok.forms.SeenWords;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** What the tasks of a customer's case show, and what becomes of the answers. */
@Component
class DunningFormData implements ProcessFormData {

    private final DunningForms forms;
    private final CaseAnswers answers;
    private final HandOvers handOvers;
    private final Debtors debtors;
    private final DebtorContacts contacts;

    DunningFormData(@Lazy DunningForms forms, @Lazy CaseAnswers answers, @Lazy HandOvers handOvers, @Lazy Debtors debtors,
                    DebtorContacts contacts) {
        this.forms = forms;
        this.answers = answers;
        this.handOvers = handOvers;
        this.debtors = debtors;
        this.contacts = contacts;
    }

    @Override
    public String processKey() {
        return DunningProcess.KEY;
    }

    @Override
    public Map<String, Object> show(FormTask task) {
        String customer = task.businessKey();
        return switch (task.definitionKey()) {
            case DunningProcess.Elements.POST_LETTER -> forms.post(customer);
            case DunningProcess.Elements.CALL_DEBTOR -> forms.call(customer);
            case DunningProcess.Elements.APPROVE_PAYMENT_PLAN -> forms.plan(customer);
            case DunningProcess.Elements.DECIDE_WRITE_OFF -> forms.small(customer, Action.WRITE_OFF);
            case DunningProcess.Elements.FILE_CLAIM -> forms.small(customer, Action.FILE_CLAIM);
            case DunningProcess.Elements.FOLLOW_UP_ABROAD -> forms.abroad(customer);
            case DunningProcess.Elements.CONFIRM_HAND_OVER -> forms.handOver(customer);
            default -> Map.of();
        };
    }

    @Override
    public Set<String> displayKeys(String taskDefinitionKey) {
        return switch (taskDefinitionKey) {
            case DunningProcess.Elements.POST_LETTER -> DunningForms.POST;
            case DunningProcess.Elements.CALL_DEBTOR -> DunningForms.CALL;
            case DunningProcess.Elements.APPROVE_PAYMENT_PLAN -> DunningForms.PLAN;
            case DunningProcess.Elements.DECIDE_WRITE_OFF, DunningProcess.Elements.FILE_CLAIM -> DunningForms.SMALL;
            case DunningProcess.Elements.FOLLOW_UP_ABROAD -> DunningForms.ABROAD;
            case DunningProcess.Elements.CONFIRM_HAND_OVER -> DunningForms.HAND_OVER;
            default -> Set.of();
        };
    }

    @Override
    public Map<String, String> answers(String taskDefinitionKey) {
        return switch (taskDefinitionKey) {
            case DunningProcess.Elements.POST_LETTER -> Map.of("posting", "postedOn");
            case DunningProcess.Elements.CALL_DEBTOR -> Map.of("call", "callOutcome");
            case DunningProcess.Elements.APPROVE_PAYMENT_PLAN -> Map.of("planAnswer", "planDecision");
            case DunningProcess.Elements.DECIDE_WRITE_OFF -> Map.of("writeOff", "writeOffDecision");
            case DunningProcess.Elements.FILE_CLAIM -> Map.of("claim", "claimDecision");
            case DunningProcess.Elements.FOLLOW_UP_ABROAD -> Map.of("abroad", "abroadDecision", "abroadLook", "abroadDay");
            case DunningProcess.Elements.CONFIRM_HAND_OVER -> Map.of(DunningProcess.HAND_OVER.name(), "handOverDecision");
            default -> Map.of();
        };
    }

    /** Who looks after the customer calls them. */
    @Override
    public String assignee(FormTask task) {
        return task.definitionKey().equals(DunningProcess.Elements.CALL_DEBTOR)
                ? debtors.find(task.businessKey()).map(Debtor::accountManager).orElse(null) : null;
    }

    @Override
    public void check(FormTask task, Actor actor) {
        if (task.definitionKey().equals(DunningProcess.Elements.CONFIRM_HAND_OVER)) {
            handOvers.proposed(task.businessKey()).ifPresent(proposed -> HandOvers.refuseSame(proposed, actor.id()));
        }
    }

    @Override
    public Map<String, Object> submitted(FormTask task, Map<String, Object> values, SeenWords words, Actor actor) {
        String customer = task.businessKey();
        switch (task.definitionKey()) {
            case DunningProcess.Elements.POST_LETTER -> answers.posted(customer, day(values, "postedOn"), actor);
            case DunningProcess.Elements.CALL_DEBTOR -> called(customer, values, actor);
            case DunningProcess.Elements.APPROVE_PAYMENT_PLAN -> plan(customer, values, actor);
            case DunningProcess.Elements.DECIDE_WRITE_OFF ->
                    answers.writeOff(customer, text(values, "writeOffDecision").equals("writeOff"), text(values, "note"), actor);
            case DunningProcess.Elements.FILE_CLAIM ->
                    answers.claim(customer, text(values, "claimDecision").equals("filed"), text(values, "note"), actor);
            case DunningProcess.Elements.FOLLOW_UP_ABROAD ->
                    answers.abroad(customer, text(values, "abroadDecision"), day(values, "abroadDay"), text(values, "note"), actor);
            case DunningProcess.Elements.CONFIRM_HAND_OVER -> {
                return Map.of(DunningProcess.HAND_OVER.name(), handOver(customer, values, actor));
            }
            default -> throw new IllegalArgumentException(task.definitionKey());
        }
        return Map.of();
    }

    private void called(String customer, Map<String, Object> values, Actor actor) {
        String note = text(values, "note");
        switch (text(values, "callOutcome")) {
            case "promise" -> answers.promised(customer, day(values, "promiseDay"), note, actor);
            case "plan" -> answers.plan(customer, number(values, "instalments"), day(values, "firstDay"), note, actor);
            case "dispute" -> answers.disputed(customer, text(values, "disputedInvoice"), note,
                    contacts.reader(customer).orElseThrow(() -> new FormRefused("callOutcome", "dunning.problem.nobodyThere")), actor);
            default -> answers.called(customer, note, actor);
        }
    }

    private void plan(String customer, Map<String, Object> values, Actor actor) {
        String answer = text(values, "customerText");
        switch (text(values, "planDecision")) {
            case "agree" -> answers.agree(customer, answer, actor);
            case "change" -> answers.agreeOtherwise(customer, number(values, "instalments"), day(values, "firstDay"), answer, actor);
            default -> answers.refuse(customer, answer, actor);
        }
    }

    private String handOver(String customer, Map<String, Object> values, Actor actor) {
        if (text(values, "handOverDecision").equals("confirm")) {
            return handOvers.confirm(customer, text(values, "collector"), actor.id(), actor.name()) ? "confirmed" : "second";
        }
        handOvers.notNow(customer, text(values, "note"), day(values, "holdDay"), actor.name());
        return "no";
    }

    private static LocalDate day(Map<String, Object> values, String key) {
        return (LocalDate) values.get(key);
    }

    private static int number(Map<String, Object> values, String key) {
        return ((Number) values.get(key)).intValue();
    }

    /** Null where nothing but blanks was typed. */
    private static String text(Map<String, Object> values, String key) {
        String text = (String) values.get(key);
        return text == null || text.isBlank() ? null : text.strip();
    }
}
