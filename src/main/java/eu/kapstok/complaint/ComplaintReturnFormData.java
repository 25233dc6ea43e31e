package eu.kapstok.complaint;

import eu.kapstok.forms.Actor;
import eu.kapstok.forms.FormTask;
import eu.kapstok.forms.ProcessFormData;
import eu.kapstok.forms.SeenWords;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** What the tasks of a complaint show, and what becomes of the answers. */
@Component
class ComplaintReturnFormData implements ProcessFormData {

    private final ComplaintForms forms;
    private final ComplaintCare care;
    private final ReturnForms returns;

    ComplaintReturnFormData(@Lazy ComplaintForms forms, @Lazy ComplaintCare care, @Lazy ReturnForms returns) {
        this.forms = forms;
        this.care = care;
        this.returns = returns;
    }

    @Override
    public String processKey() {
        return ComplaintReturnProcess.KEY;
    }

    @Override
    public Map<String, Object> show(FormTask task) {
        String number = task.businessKey();
        return switch (task.definitionKey()) {
            case ComplaintReturnProcess.Elements.ASSESS_COMPLAINT -> forms.assess(number);
            case ComplaintReturnProcess.Elements.ESCALATE_COMPLAINT -> forms.escalate(number);
            case ComplaintReturnProcess.Elements.RECORD_ROOT_CAUSE -> forms.rootCause(number);
            case ComplaintReturnProcess.Elements.PROVIDE_INFORMATION -> forms.provide(number);
            case ComplaintReturnProcess.Elements.DECIDE_ON_PROPOSAL -> forms.proposal(number);
            case ComplaintReturnProcess.Elements.RATE_HANDLING -> Map.of("complaintNumber", number);
            default -> returns.knows(task.definitionKey()) ? returns.show(task.definitionKey(), number) : Map.of();
        };
    }

    @Override
    public Set<String> displayKeys(String taskDefinitionKey) {
        return switch (taskDefinitionKey) {
            case ComplaintReturnProcess.Elements.ASSESS_COMPLAINT -> ComplaintForms.ASSESS;
            case ComplaintReturnProcess.Elements.ESCALATE_COMPLAINT -> ComplaintForms.ESCALATE;
            case ComplaintReturnProcess.Elements.RECORD_ROOT_CAUSE -> ComplaintForms.ROOT_CAUSE;
            case ComplaintReturnProcess.Elements.PROVIDE_INFORMATION -> ComplaintForms.PROVIDE;
            case ComplaintReturnProcess.Elements.DECIDE_ON_PROPOSAL -> ComplaintForms.PROPOSAL;
            case ComplaintReturnProcess.Elements.RATE_HANDLING -> ComplaintForms.RATE;
            default -> returns.knows(taskDefinitionKey) ? returns.displayKeys(taskDefinitionKey) : Set.of();
        };
    }

    @Override
    public Map<String, String> answers(String taskDefinitionKey) {
        return switch (taskDefinitionKey) {
            case ComplaintReturnProcess.Elements.ASSESS_COMPLAINT -> Map.of(ComplaintReturnProcess.ASSESSMENT.name(), "assessDecision",
                    ComplaintReturnProcess.AGREEMENT_NEEDED.name(), "resolution", ComplaintReturnProcess.GOODS_BACK.name(), "goodsReturn",
                    "decisionGrounds", "grounds", ComplaintReturnProcess.TEAM.name(), "toGroup",
                    ComplaintReturnProcess.INFORMATION_DUE.name(), "question");
            case ComplaintReturnProcess.Elements.ESCALATE_COMPLAINT -> Map.of("resolution", "resolution",
                    ComplaintReturnProcess.GOODS_BACK.name(), "goodsReturn", "decisionGrounds", "grounds");
            case ComplaintReturnProcess.Elements.RECORD_ROOT_CAUSE -> Map.of("rootCause", "cause");
            case ComplaintReturnProcess.Elements.PROVIDE_INFORMATION -> Map.of("information", "informationText");
            case ComplaintReturnProcess.Elements.DECIDE_ON_PROPOSAL -> Map.of(ComplaintReturnProcess.PROPOSAL_AGREED.name(), "agreement",
                    "objection", "objectionText");
            case ComplaintReturnProcess.Elements.RATE_HANDLING -> Map.of(ComplaintReturnProcess.REOPENED.name(), "problemSolved");
            default -> returns.knows(taskDefinitionKey) ? returns.answers(taskDefinitionKey) : Map.of();
        };
    }

    /** Says who has the ball, and with it whether our time runs. */
    @Override
    public void created(FormTask task) {
        String number = task.businessKey();
        switch (task.definitionKey()) {
            case ComplaintReturnProcess.Elements.ASSESS_COMPLAINT -> care.assessed(number);
            case ComplaintReturnProcess.Elements.PROVIDE_INFORMATION, ComplaintReturnProcess.Elements.DECIDE_ON_PROPOSAL,
                 ComplaintReturnProcess.Elements.RECEIVE_RETURN -> care.pause(number);
            case ComplaintReturnProcess.Elements.INSPECT_RETURN -> care.inspected(number);
            default -> {
                // it was with us, and still is
            }
        }
    }

    @Override
    public Map<String, Object> submitted(FormTask task, Map<String, Object> values, SeenWords words, Actor actor) {
        String number = task.businessKey();
        return switch (task.definitionKey()) {
            case ComplaintReturnProcess.Elements.ASSESS_COMPLAINT -> assess(number, values, actor);
            case ComplaintReturnProcess.Elements.ESCALATE_COMPLAINT -> decide(number, values, true, actor);
            case ComplaintReturnProcess.Elements.RECORD_ROOT_CAUSE -> {
                care.learn(number, RootCause.valueOf(text(values, "cause")), text(values, "causeNote"), actor.name());
                yield Map.of();
            }
            case ComplaintReturnProcess.Elements.PROVIDE_INFORMATION -> {
                care.informed(number, text(values, "informationText"), actor.name());
                yield Map.of();
            }
            case ComplaintReturnProcess.Elements.DECIDE_ON_PROPOSAL -> answerProposal(number, values, actor);
            case ComplaintReturnProcess.Elements.RATE_HANDLING -> {
                String effort = text(values, "effort");
                yield Map.of(ComplaintReturnProcess.REOPENED.name(), care.rate(number, text(values, "problemSolved").equals("yes"),
                        effort == null ? null : Integer.valueOf(effort), text(values, "ratingText"), actor.name()));
            }
            default -> returns.submitted(task.definitionKey(), number, values, actor);
        };
    }

    @Override
    public String customerPage(FormTask task) {
        return "/portal/complaints/" + task.businessKey();
    }

    private Map<String, Object> assess(String number, Map<String, Object> values, Actor actor) {
        String assessment = text(values, "assessDecision");
        Map<String, Object> variables = new HashMap<>();
        switch (assessment) {
            case "ask" -> {
                Instant until = care.ask(number, text(values, "question"), actor.name());
                variables.put(ComplaintReturnProcess.INFORMATION_DUE.name(), Date.from(until));
            }
            case "hand-over" -> {
                String group = text(values, "toGroup");
                care.handOver(number, group, text(values, "note"), actor.name());
                variables.put(ComplaintReturnProcess.TEAM.name(), group);
                variables.put(ComplaintReturnProcess.MANAGER_GROUP.name(), care.managerOf(group));
            }
            default -> variables.putAll(decide(number, values, false, actor));
        }
        variables.put(ComplaintReturnProcess.ASSESSMENT.name(), assessment);
        return variables;
    }

    private Map<String, Object> decide(String number, Map<String, Object> values, boolean last, Actor actor) {
        Resolution resolution = Resolution.of(text(values, "resolution"));
        if (resolution == Resolution.REPAIR && values.get("repairShare") instanceof Number share) {
            care.estimateRepair(number, true, new BigDecimal(share.toString()));
        }
        Decision decision = new Decision(resolution, resolution.hasAmount() ? (BigDecimal) values.get("amount") : null,
                "yes".equals(values.get("goodsReturn")), text(values, "grounds"), text(values, "refusal"), actor.name());
        ComplaintCare.Outcome outcome = care.decide(number, decision, "resolution", last, actor);
        Map<String, Object> variables = new HashMap<>();
        variables.put(ComplaintReturnProcess.AGREEMENT_NEEDED.name(), outcome.agreementNeeded());
        variables.put(ComplaintReturnProcess.GOODS_BACK.name(), outcome.goodsBack());
        variables.put(ComplaintReturnProcess.PROPOSAL_DUE.name(), Date.from(outcome.proposalDue()));
        return variables;
    }

    private Map<String, Object> answerProposal(String number, Map<String, Object> values, Actor actor) {
        boolean agreed = text(values, "agreement").equals("agree");
        if (agreed) {
            care.agreed(number, actor.name());
        } else {
            care.object(number, text(values, "objectionText"), actor.name());
        }
        return Map.of(ComplaintReturnProcess.PROPOSAL_AGREED.name(), agreed);
    }

    /** Null where nothing but blanks was typed. */
    private static String text(Map<String, Object> values, String key) {
        String text = (String) values.get(key);
        return text == null || text.isBlank() ? null : text.strip();
    }
}
