package eu.kapstok.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.kapstok.customer.Contact;
import eu.kapstok.forms.EngineRest;
import eu.kapstok.forms.HostileAnswers;
import eu.kapstok.forms.Outcome;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.util.MultiValueMap;

/** What somebody with bad intentions, or a broken program, sends to the forms of a contract: refused in words, and nothing comes of it. */
class ContractHostileAnswersTest extends ContractProcessTests {

    private static final Set<String> CUSTOMERS = Set.of("sign-contract");
    private static final String STARTS = "request-contract";

    /** @param needed answers beside which a field is asked for */
    private record StaffTask(String form, String user, String number, String element, Map<String, Map<String, String>> needed) {
    }

    @LocalServerPort
    int port;

    @Test
    void everyFormOfOurPeopleRefusesWhatItDidNotAskFor() throws IOException {
        List<Contact> anna = people(1);
        String reviewed = requested(rental(anna));
        String countersigned = sent(anna);
        sign(countersigned, anna.get(0));
        String refused = sent(anna);
        sign(refused, anna.get(0));
        staff(refused, "Activity_CountersignContract", "signatory", Map.of("decision", "refuse", "note", "No"));
        String ending = signed(anna, rental(anna));
        engine.fireTimer(ending, "Event_ReminderDue");
        List<StaffTask> waiting = List.of(
                new StaffTask("review-contract", "sales", reviewed, "Activity_ReviewContract", reviewed()),
                new StaffTask("countersign-contract", "signatory", countersigned, "Activity_CountersignContract", Map.of("note", Map.of("decision", "\"refuse\""))),
                new StaffTask("resolve-decline", "sales", refused, "Activity_ResolveDecline", Map.of()),
                new StaffTask("decide-on-term", "sales", ending, "Activity_DecideOnTerm", Map.of("newEnd", Map.of("decision", "\"renew\""),
                        "newNoticeMonths", Map.of("decision", "\"renew\""))));
        Set<String> shipped = new HashSet<>(HostileAnswers.shipped("contract", CUSTOMERS, false));
        shipped.remove(STARTS);
        assertThat(waiting.stream().map(StaffTask::form).collect(Collectors.toSet())).isEqualTo(shipped);

        for (StaffTask one : waiting) {
            Task task = task(one.number(), one.element());
            Map<String, Object> before = runtime.getVariables(task.getProcessInstanceId());
            HostileAnswers.send(new EngineRest(port, one.user()), task.getId(), "contract", one.form(), one.needed());
            assertThat(task(one.number(), one.element())).as(one.form()).isNotNull();
            assertThat(runtime.getVariables(task.getProcessInstanceId())).as(one.form()).isEqualTo(before);
        }
    }

    private static Map<String, Map<String, String>> reviewed() {
        Map<String, Map<String, String>> needed = new HashMap<>();
        for (String key : List.of("template", "signers", "amount", "signBy", "startsOn", "endsOn", "noticeMonths")) {
            needed.put(key, Map.of("decision", "\"change\""));
        }
        ofTemplates().forEach((key, template) -> needed.put(key, Map.of("decision", "\"change\"", "template", template)));
        needed.put("note", Map.of("decision", "\"drop\""));
        return needed;
    }

    private static Map<String, String> ofTemplates() {
        Map<String, String> templates = new HashMap<>();
        List.of("products", "paymentDays").forEach(key -> templates.put(key, "\"framework-agreement\""));
        List.of("equipment", "site", "monthlyRent", "deposit").forEach(key -> templates.put(key, "\"equipment-rental\""));
        return templates;
    }

    @Test
    void startFormRefusesWhatItDidNotAskForAndBeginsNothing() throws IOException {
        long contracts = contracts();
        long cases = cases();
        Map<String, Map<String, String>> needed = new HashMap<>();
        ofTemplates().forEach((key, template) -> needed.put(key, Map.of("template", template)));

        HostileAnswers.begin(new EngineRest(port, "sales"), "contract-signing", "contract", STARTS, needed);
        assertThat(contracts()).isEqualTo(contracts);
        assertThat(cases()).isEqualTo(cases);
    }

    @Test
    void caseThatIsBegunPastItsFormIsRefusedInWordsAndLeavesNothing() {
        List<Contact> anna = people(1);
        String known = requested(rental(anna));
        long contracts = contracts();
        long cases = cases();
        String hostile = "{\"contractSigned\": {\"value\": true, \"type\": \"Boolean\"}, \"contractSigners\": {\"value\": \"%s\"}, \"customerGroup\": {\"value\": \"customer.C1\"}}"
                .formatted(anna.get(0).id());
        for (String start : List.of("{}", "{\"variables\": " + hostile + "}", "{\"businessKey\": \"CT1999-00001\", \"variables\": " + hostile + "}",
                "{\"businessKey\": \"" + known + "\", \"variables\": " + hostile + "}", "{\"businessKey\": \"' or '1'='1\"}", "{\"businessKey\": \"" + "9".repeat(200) + "\"}")) {
            EngineRest.Answer answer = new EngineRest(port, "sales").call("POST", "/process-definition/key/contract-signing/start", start);

            assertThat(answer.status()).as("%s: %s", start, answer).isGreaterThanOrEqualTo(400);
            assertThat(answer.body().toString()).as(start).doesNotContain("\tat ", "NullPointer", "SQL");
            assertThat(answer.message()).as(start).contains("waits to be drawn up");
        }
        engine.continueToNextWaitState();
        assertThat(contracts()).isEqualTo(contracts);
        assertThat(cases()).isEqualTo(cases);
        assertThat(contract(known).state()).isEqualTo(ContractState.IN_REVIEW);
    }

    /** What begins in the middle of a case becomes an incident that says why, and the contract stays what it is. */
    @Test
    void caseThatIsBegunInItsMiddleGetsNowhere() {
        String known = sent(people(1));
        for (String step : List.of("Activity_SealContract", "Activity_DistributeContract", "Activity_ExpireContract", "Activity_StopContract")) {
            EngineRest.Answer begun = new EngineRest(port, "sales").call("POST", "/process-definition/key/contract-signing/start", "{\"businessKey\": \"" + known
                    + "\", \"startInstructions\": [{\"type\": \"startBeforeActivity\", \"activityId\": \"" + step + "\"}]}");
            if (begun.status() == 200) {
                String instance = begun.body().path("id").asText();
                try {
                    assertThatThrownBy(engine::continueToNextWaitState).as(step).hasMessageContaining("belongs to another case");
                } finally {
                    runtime.deleteProcessInstance(instance, "Test");
                }
            }
            assertThat(contract(known).state()).as(step).isEqualTo(ContractState.SIGNING);
        }
    }

    private long contracts() {
        return database.sql("select count(*) from kapstok.contract").query(Long.class).single();
    }

    private long cases() {
        return runtime.createProcessInstanceQuery().processDefinitionKey("contract-signing").count();
    }

    @Test
    void signingPageTakesNoAnswerThatItDidNotAskFor() throws IOException {
        assertThat(HostileAnswers.shipped("contract", CUSTOMERS, true)).isEqualTo(CUSTOMERS);
        Contact anna = people(1).get(0);
        String number = sent(List.of(anna));
        String task = task(number, "Activity_SignContract").getId();
        Map<String, Object> before = runtime.getVariables(task(number, "Activity_SignContract").getProcessInstanceId());
        for (String key : List.of("signerAction", "contractVersion", "signatureKind", "code", "colleague", "signerAnswer", "contractSigned")) {
            for (String value : HostileAnswers.TYPED) {
                MultiValueMap<String, String> posted = signature(number, anna);
                posted.set(key, value);
                assertThat(answer(number, anna, posted)).as("%s: %.40s", key, value).isInstanceOf(Outcome.Invalid.class);
            }
        }
        assertThat(task(number, "Activity_SignContract").getId()).isEqualTo(task);
        assertThat(runtime.getVariables(task(number, "Activity_SignContract").getProcessInstanceId())).isEqualTo(before);
        assertThat(contract(number).state()).isEqualTo(ContractState.SIGNING);
    }
}
