package eu.kapstok.complaint;

import static eu.kapstok.complaint.ComplaintReturnProcess.Elements.ASSESS_COMPLAINT;
import static eu.kapstok.complaint.ComplaintReturnProcess.Elements.DECIDE_ON_PROPOSAL;
import static eu.kapstok.complaint.ComplaintReturnProcess.Elements.ESCALATE_COMPLAINT;
import static eu.kapstok.complaint.ComplaintReturnProcess.Elements.PROVIDE_INFORMATION;
import static eu.kapstok.complaint.ComplaintReturnProcess.Elements.RATE_HANDLING;
import static eu.kapstok.complaint.ComplaintReturnProcess.Elements.RECORD_ROOT_CAUSE;
import static org.assertj.core.api.Assertions.assertThat;

import eu.kapstok.forms.HostileAnswers;
import eu.kapstok.forms.Outcome;
import eu.kapstok.forms.EngineRest;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

class ComplaintHostileAnswersTest extends ComplaintProcessTests {

    private static final List<String> NOT_WRITTEN = List.of("a\u0000b", "\u202Eesrever", "x".repeat(100_000));

    @LocalServerPort
    int port;

    @Test
    void everyFormOfOurPeopleRefusesWhatItDidNotAskFor() throws IOException {
        String assessed = reported(BUSINESS, ComplaintReason.SERVICE, Wish.EXPLANATION);
        Map<String, String> decide = Map.of("assessDecision", "\"decide\"");
        refuses("customer-service", assessed, ASSESS_COMPLAINT, "assess-complaint", Map.of("resolution", decide,
                "amount", and(decide, "resolution", "PRICE_REDUCTION"), "repairShare", and(decide, "resolution", "REPAIR"),
                "refusal", and(decide, "resolution", "REJECT"), "goodsReturn", and(decide, "resolution", "REFUND"),
                "grounds", and(decide, "resolution", "EXPLANATION"), "question", Map.of("assessDecision", "\"ask\""),
                "toGroup", Map.of("assessDecision", "\"hand-over\""), "note", and(Map.of("assessDecision", "\"hand-over\""), "toGroup", "sales")));

        String closed = reported(BUSINESS, ComplaintReason.SERVICE, Wish.EXPLANATION);
        decide(closed, Resolution.EXPLANATION, false);
        refuses("customer-service", closed, RECORD_ROOT_CAUSE, "record-root-cause", Map.of("causeNote", Map.of("cause", "\"PICKING\"")));

        decide(assessed, Resolution.REJECT, false);
        customer(assessed, DECIDE_ON_PROPOSAL, Map.of("agreement", "disagree", "objectionText", "Nee"));
        refuses("sales-management", assessed, ESCALATE_COMPLAINT, "escalate-complaint", Map.of("amount", Map.of("resolution", "\"PRICE_REDUCTION\""),
                "repairShare", Map.of("resolution", "\"REPAIR\""), "refusal", Map.of("resolution", "\"REJECT\""),
                "goodsReturn", Map.of("resolution", "\"REFUND\""), "grounds", Map.of("resolution", "\"EXPLANATION\"")));
    }

    @Test
    void customersFormsRefuseWhatTheyDidNotAskFor() {
        String number = reported(BUSINESS, ComplaintReason.SERVICE, Wish.EXPLANATION);
        assess(number, Map.of("assessDecision", "ask", "question", "Wat?"));
        for (String value : NOT_WRITTEN) {
            refused(number, PROVIDE_INFORMATION, Map.of("informationText", value));
        }
        customer(number, PROVIDE_INFORMATION, Map.of("informationText", "Dit", "customerGroup", "customer.C1", "goodsBack", "true"));
        assertThat(runtime.getVariable(engine.instanceOf(number).getId(), "customerGroup")).isEqualTo("customer." + BUSINESS);

        decide(number, Resolution.REJECT, false);
        for (String value : HostileAnswers.TYPED) {
            refused(number, DECIDE_ON_PROPOSAL, Map.of("agreement", value));
        }
        for (String value : NOT_WRITTEN) {
            refused(number, DECIDE_ON_PROPOSAL, Map.of("agreement", "disagree", "objectionText", value));
        }
        customer(number, DECIDE_ON_PROPOSAL, Map.of("agreement", "agree"));
        for (String value : HostileAnswers.TYPED) {
            refused(number, RATE_HANDLING, Map.of("problemSolved", value));
            refused(number, RATE_HANDLING, Map.of("problemSolved", "yes", "effort", value));
        }
        assertThat(complaint(number).ratedAt()).isNull();
    }

    private void refused(String number, String element, Map<String, String> values) {
        String task = task(number, element).getId();
        assertThat(customer(number, element, values)).as("%.80s", values).isInstanceOf(Outcome.Invalid.class);
        assertThat(task(number, element).getId()).isEqualTo(task);
    }

    private void refuses(String user, String number, String element, String form, Map<String, Map<String, String>> needed) throws IOException {
        Task task = task(number, element);
        Map<String, Object> before = runtime.getVariables(task.getProcessInstanceId());
        HostileAnswers.send(new EngineRest(port, user), task.getId(), "complaint", form, needed);
        assertThat(task(number, element)).as(form).isNotNull();
        assertThat(runtime.getVariables(task.getProcessInstanceId())).as(form).isEqualTo(before);
    }

    private static Map<String, String> and(Map<String, String> known, String key, String value) {
        Map<String, String> all = new HashMap<>(known);
        all.put(key, '"' + value + '"');
        return all;
    }
}
