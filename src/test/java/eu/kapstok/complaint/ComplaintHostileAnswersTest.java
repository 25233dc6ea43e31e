package eu.kapstok.complaint;

import static eu.kapstok.complaint.ComplaintReturnProcess.Elements.ASSESS_COMPLAINT;
import static eu.kapstok.complaint.ComplaintReturnProcess.Elements.DECIDE_ON_PROPOSAL;
import static eu.kapstok.complaint.ComplaintReturnProcess.Elements.ESCALATE_COMPLAINT;
import static eu.kapstok.complaint.ComplaintReturnProcess.Elements.INSPECT_RETURN;
import static eu.kapstok.complaint.ComplaintReturnProcess.Elements.PAY_REFUND;
import static eu.kapstok.complaint.ComplaintReturnProcess.Elements.PROVIDE_INFORMATION;
import static eu.kapstok.complaint.ComplaintReturnProcess.Elements.RATE_HANDLING;
import static eu.kapstok.complaint.ComplaintReturnProcess.Elements.RECEIVE_RETURN;
import static eu.kapstok.complaint.ComplaintReturnProcess.Elements.RECORD_ROOT_CAUSE;
import static eu.kapstok.complaint.ComplaintReturnProcess.Elements.SETTLE_BY_HAND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.kapstok.erp.DemoFaults;
import eu.kapstok.forms.EngineRest;
import eu.kapstok.forms.HostileAnswers;
import eu.kapstok.forms.Outcome;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    @Test
    void formsOfReturnsAndSettlementsRefuseWhatTheyDidNotAskFor() throws IOException {
        String number = reported(CONSUMER, ComplaintReason.CHANGED_MIND, Wish.REFUND);
        String order = inTransaction(() -> complaint(number).orders().get(0));
        database.sql("update demo_erp.invoice set open = 0 where sales_order = ?").param(order).update();

        List<Object> one = List.of(Map.of("position", 1, "quantity", 1));
        for (Object parcel : List.of(0, -1, 1000, 1.5, "NaN", "${7*7}", List.of(1))) {
            refusesHere(number, RECEIVE_RETURN, Map.of("parcel", parcel, "receivedLines", one, "receiptResult", "all"));
        }
        for (Object result : List.of("nobody", "${approved}", true, " ")) {
            refusesHere(number, RECEIVE_RETURN, Map.of("parcel", 1, "receivedLines", one, "receiptResult", result));
        }
        for (Object lines : List.of("x", List.of("x"), List.of(), List.of(Map.of("position", 1, "quantity", -1)), List.of(Map.of("position", 1, "quantity", "NaN")),
                List.of(Map.of("position", 1, "quantity", 2)), List.of(Map.of("position", 1, "quantity", 1e30)))) {
            refusesHere(number, RECEIVE_RETURN, Map.of("parcel", 1, "receivedLines", lines, "receiptResult", "all"));
        }
        staff(number, RECEIVE_RETURN, "warehouse", Map.of("parcel", 1, "receivedLines", one, "receiptResult", "all"));

        for (Map<String, Object> line : List.<Map<String, Object>>of(Map.of("position", 1), Map.of("position", 1, "grade", "Z", "found", "yes"),
                Map.of("position", 1, "grade", "A", "found", "maybe"),
                Map.of("position", 1, "grade", "A", "found", "yes", "remark", "x".repeat(501)),
                Map.of("position", 1, "grade", "A", "found", "yes", "remark", "a\u0000b"),
                Map.of("position", 1, "grade", List.of("A"), "found", "yes"))) {
            refusesHere(number, INSPECT_RETURN, Map.of("inspectedLines", List.of(line)));
        }
        staff(number, INSPECT_RETURN, "warehouse", Map.of("inspectedLines", List.of(Map.of("position", 1, "grade", "A", "found", "yes"))));

        refuses("credit-control", number, PAY_REFUND, "pay-refund", Map.of("note", Map.of("refundResult", "\"paid\"")));

        String byHand = reported(BUSINESS, ComplaintReason.DEFECT, Wish.REPAIR);
        demoErp.faults(new DemoFaults(DemoFaults.Mode.NONE, true, false));
        decide(byHand, Resolution.REPAIR, false);
        refuses("back-office", byHand, SETTLE_BY_HAND, "settle-by-hand", Map.of("note", Map.of("handResult", "\"done\"")));
    }

    @Test
    void noFormOfComplaintsIsForgotten() throws IOException {
        assertThat(HostileAnswers.shipped("complaint", Set.of("provide-information", "decide-on-proposal", "rate-handling"), false))
                .containsExactlyInAnyOrder("assess-complaint", "escalate-complaint", "record-root-cause", "receive-return", "inspect-return", "pay-refund",
                        "settle-by-hand");
    }

    /** Sent by the warehouse, in a row that the list's fields are in. */
    private void refusesHere(String number, String element, Map<String, Object> values) {
        String task = task(number, element).getId();
        Map<String, Object> before = runtime.getVariables(task(number, element).getProcessInstanceId());
        assertThatThrownBy(() -> staff(number, element, "warehouse", values)).as("%.80s", values).isNotInstanceOf(NullPointerException.class)
                .isNotInstanceOf(ClassCastException.class);
        assertThat(task(number, element).getId()).as("%.80s", values).isEqualTo(task);
        assertThat(runtime.getVariables(task(number, element).getProcessInstanceId())).isEqualTo(before);
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
