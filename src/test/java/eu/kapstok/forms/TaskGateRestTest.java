package eu.kapstok.forms;

import static org.assertj.core.api.Assertions.assertThat;

import eu.kapstok.forms.EngineRest.Answer;
import eu.kapstok.testing.KapstokTest;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@KapstokTest
class TaskGateRestTest {

    private static final String APPROVER = "sales-management";

    @LocalServerPort
    int port;
    @Autowired
    ProcessEngine engine;

    private SampleProcess process;

    @BeforeEach
    void deploy() {
        process = new SampleProcess(engine);
    }

    @AfterEach
    void remove() {
        process.remove();
    }

    @Test
    void submissionWithAForeignKeyGoesThroughWithoutIt() {
        String key = process.start(SampleFormData.PROCESS);
        String task = process.task(key).getId();

        Answer answer = rest(APPROVER).call("POST", "/task/" + task + "/submit-form", """
                {"variables": {"decision": {"value": "approve"}, "copies": {"value": 2}, "customerGroup": {"value": "customer.C1"},
                 "lines": {"value": "[]", "type": "Json"}}}""");

        assertThat(answer.status()).isEqualTo(204);
        assertThat(process.variables(key)).containsOnlyKeys("customerGroup", "approved").containsEntry("customerGroup", "customer.C99001");
    }

    @Test
    void bothRoadsRefuseInWords() {
        String task = process.task(process.start(SampleFormData.PROCESS)).getId();

        for (String road : new String[] {"/submit-form", "/complete"}) {
            Answer answer = rest(APPROVER).call("POST", "/task/" + task + road, "{\"variables\": {\"decision\": {\"value\": \"reject\"}}}");
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.message()).endsWith("Comment: Please fill this in.");
            assertThat(answer.body().toString()).doesNotContain("Exception:", "\\tat ");

            Answer stranger = rest("sales").call("POST", "/task/" + task + road, "{\"variables\": {\"decision\": {\"value\": \"approve\"}}}");
            assertThat(stranger.status()).isEqualTo(400);
            assertThat(stranger.message()).endsWith("This task is for sales-management; you are not among them.");
        }
    }

    @Test
    void taskThatIsDoneSaysByWhom() {
        String task = process.task(process.start(SampleFormData.PROCESS)).getId();
        String approval = "{\"variables\": {\"decision\": {\"value\": \"approve\"}}}";
        assertThat(rest(APPROVER).call("POST", "/task/" + task + "/submit-form", approval).status()).isEqualTo(204);

        Answer second = rest(APPROVER).call("POST", "/task/" + task + "/submit-form", approval);

        assertThat(second.status()).isEqualTo(400);
        assertThat(second.message()).contains("already done by");
    }

    @Test
    void variableOfATaskCannotBePut() {
        String key = process.start(SampleFormData.PROCESS);
        String task = process.task(key).getId();

        assertThat(rest(APPROVER).call("PUT", "/task/" + task + "/variables/approved", "{\"value\": true}").status()).isEqualTo(403);
        assertThat(rest(APPROVER).call("PUT", "/task/" + task + "/localVariables/margin", "{\"value\": \"1 %\"}").status()).isEqualTo(403);
        assertThat(rest(APPROVER).call("POST", "/task/" + task + "/variables", "{\"modifications\": {\"approved\": {\"value\": true}}}").status())
                .isEqualTo(403);
        assertThat(rest(APPROVER).call("PUT", "/process-instance/" + process.task(key).getProcessInstanceId() + "/variables/approved",
                "{\"value\": true}").status()).isEqualTo(403);
        assertThat(process.variables(key)).containsOnlyKeys("customerGroup");
    }

    @Test
    void otherThingsDoneWithATaskPassTheGateToo() {
        String task = process.task(process.start(SampleFormData.PROCESS)).getId();

        for (String[] call : new String[][] {{"/claim", "{\"userId\": \"sales\"}"}, {"/claim", "{\"userId\": \"sales-management\"}"},
                {"/resolve", "{\"variables\": {\"approved\": {\"value\": true}}}"},
                {"/bpmnError", "{\"errorCode\": \"x\", \"variables\": {\"approved\": {\"value\": true}}}"},
                {"/bpmnEscalation", "{\"escalationCode\": \"x\"}"}}) {
            assertThat(rest("sales").call("POST", "/task/" + task + call[0], call[1]).status()).as(call[0]).isEqualTo(400);
        }
        assertThat(rest(APPROVER).call("POST", "/task/" + task + "/claim", "{\"userId\": \"sales-management\"}").status()).isEqualTo(204);
        assertThat(rest(APPROVER).call("POST", "/task/" + task + "/unclaim", "{}").status()).isEqualTo(204);
    }

    @Test
    void tasklistGetsTheFormAndItsValues() {
        String task = process.task(process.start(SampleFormData.PROCESS)).getId();

        assertThat(rest(APPROVER).call("GET", "/task/" + task + "/deployed-form", "").body().path("id").asText()).isEqualTo("sample-approve");
        Answer values = rest(APPROVER).call("GET", "/task/" + task + "/form-variables", "");
        assertThat(values.body().path("customerName").path("value").asText()).isEqualTo("Peeters & Zonen");
        assertThat(values.body().path("lines").path("type").asText()).isEqualTo("Json");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{\"decision\": {\"value\": [\"approve\"]}}", "{\"decision\": {\"value\": {\"a\": 1}}}", "{\"decision\": {\"value\": 1}}",
            "{\"decision\": {\"value\": \"{\", \"type\": \"Json\"}}", "{\"decision\": {\"value\": \"[\\\"approve\\\"]\", \"type\": \"Json\"}}",
            "{\"decision\": {\"value\": \"<a/>\", \"type\": \"Xml\"}}", "{\"decision\": {\"value\": \"AAAA\", \"type\": \"Bytes\"}}",
            "{\"decision\": {\"value\": \"approve\"}, \"discount\": {\"value\": 1e309}}",
            "{\"decision\": {\"value\": \"approve\"}, \"discount\": {\"value\": \"1e309\", \"type\": \"Double\"}}",
            "{\"decision\": {\"value\": \"approve\"}, \"until\": {\"value\": \"2026-02-31\"}}",
            "{\"decision\": {\"value\": \"approve\"}, \"until\": {\"value\": \"2026-12-31T00:00:00.000+0100\", \"type\": \"Date\"}}",
            "{\"decision\": {\"value\": \"approve\"}, \"urgent\": {\"value\": \"perhaps\"}}",
            "{\"decision\": {\"value\": \"reject\"}, \"comment\": {\"value\": \"a\\u0000b\"}}"})
    void hostileValuesAreAnsweredWithFourHundred(String variables) {
        String key = process.start(SampleFormData.PROCESS);

        Answer answer = rest(APPROVER).call("POST", "/task/" + process.task(key).getId() + "/submit-form", "{\"variables\": " + variables + "}");

        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(process.task(key).getTaskDefinitionKey()).isEqualTo("Activity_Approve");
    }

    private EngineRest rest(String user) {
        return new EngineRest(port, user);
    }
}
