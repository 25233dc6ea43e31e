package eu.kapstok.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import eu.kapstok.forms.EngineRest;
import eu.kapstok.forms.EngineRest.Answer;
import eu.kapstok.testing.KapstokTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What process owners are told when they deploy, by the calls that Modeler makes. */
@KapstokTest
class DeploymentGuardTest {

    private static final String GOOD = """
            <bpmn:startEvent id="Event_Asked" name="Asked"/>
            <bpmn:sequenceFlow id="Flow_Asked" sourceRef="Event_Asked" targetRef="Activity_Judge"/>
            <bpmn:userTask id="Activity_Judge" name="Judge" camunda:formRef="guard-judge" camunda:formRefBinding="latest" camunda:candidateGroups="sales"/>
            <bpmn:sequenceFlow id="Flow_Judged" sourceRef="Activity_Judge" targetRef="Activity_Level"/>
            <bpmn:businessRuleTask id="Activity_Level" name="Level" camunda:decisionRef="guard-level" camunda:resultVariable="level" camunda:mapDecisionResult="singleEntry"/>
            <bpmn:sequenceFlow id="Flow_Levelled" sourceRef="Activity_Level" targetRef="Gateway_Approved"/>
            <bpmn:exclusiveGateway id="Gateway_Approved" name="Approved?" default="Flow_ApprovedNo"/>
            <bpmn:sequenceFlow id="Flow_ApprovedYes" name="yes" sourceRef="Gateway_Approved" targetRef="Activity_Render">
              <bpmn:conditionExpression>${approved and level == 'high'}</bpmn:conditionExpression>
            </bpmn:sequenceFlow>
            <bpmn:sequenceFlow id="Flow_ApprovedNo" name="no" sourceRef="Gateway_Approved" targetRef="Event_Refused"/>
            <bpmn:serviceTask id="Activity_Render" name="Render" camunda:asyncBefore="true" camunda:delegateExpression="${renderQuoteDelegate}"/>
            <bpmn:sequenceFlow id="Flow_Rendered" sourceRef="Activity_Render" targetRef="Event_Done"/>
            <bpmn:endEvent id="Event_Done" name="Done"/>
            <bpmn:endEvent id="Event_Refused" name="Refused"/>""";

    private static final String FORM = """
            {"schemaVersion": 16, "id": "guard-judge", "components": [
              {"type": "checkbox", "id": "Field_Approved", "key": "approved", "label": "Approved"},
              {"type": "number", "id": "Field_Amount", "key": "amount", "label": "Amount"}]}""";

    @LocalServerPort
    int port;
    @Autowired
    ProcessEngine engine;

    private final List<String> deployments = new ArrayList<>();

    @AfterEach
    void remove() {
        deployments.forEach(id -> engine.getRepositoryService().deleteDeployment(id, true));
    }

    @Test
    void goodModelIsTakenByProcessOwnersOnly() {
        assertThat(new EngineRest(port, "sales").deploy(good()).status()).isEqualTo(403);
        assertThat(engine.getRepositoryService().createProcessDefinitionQuery().processDefinitionKey("guard-sample").count()).isZero();

        Answer taken = deploy(good());

        assertThat(taken.status()).as(taken.message()).isEqualTo(200);
        assertThat(taken.body().path("deployedProcessDefinitions")).hasSize(1);
        assertThat(engine.getRepositoryService().getDeploymentResourceNames(taken.body().path("id").asText())).hasSize(3);
    }

    @Test
    void shippedModelsAndFormsAreTakenTogetherAndEachAlone() throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        for (String folder : List.of("processes", "forms")) {
            try (Stream<Path> all = Files.walk(Path.of(folder))) {
                for (Path file : all.filter(one -> one.toString().matches(".*\\.(bpmn|dmn|form)")).toList()) {
                    files.put(file.getFileName().toString(), Files.readString(file));
                }
            }
        }
        Answer together = deploy(files);
        assertThat(together.status()).as(together.message()).isEqualTo(200);
        files.forEach((name, content) -> {
            Answer alone = deploy(Map.of(name, content));
            assertThat(alone.status()).as(alone.message()).isEqualTo(200);
        });
    }

    /** What is put in place of what, which element is named, and what is said of it. */
    record Bad(String what, String good, String bad, String element, String says) {

        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<Bad> badModels() {
        return Stream.of(
                new Bad("unknown delegate", "${renderQuoteDelegate}", "${renderQuotDelegate}", "Activity_Render",
                        "Service task 'Render' (Activity_Render): there is no delegate 'renderQuotDelegate'"),
                new Bad("bean that is no delegate", "${renderQuoteDelegate}", "${lists}", "Activity_Render", "'lists' cannot be run by a serviceTask"),
                new Bad("unknown class", "camunda:delegateExpression=\"${renderQuoteDelegate}\"", "camunda:class=\"eu.kapstok.Nothing\"",
                        "Activity_Render", "there is no class 'eu.kapstok.Nothing'"),
                new Bad("class that is no delegate", "camunda:delegateExpression=\"${renderQuoteDelegate}\"", "camunda:class=\"java.lang.String\"",
                        "Activity_Render", "the class 'java.lang.String' cannot be run"),
                new Bad("unknown bean in an expression", "camunda:delegateExpression=\"${renderQuoteDelegate}\"",
                        "camunda:expression=\"${nobody.send()}\"", "Activity_Render", "needs 'nobody', and nothing before it sets that"),
                new Bad("expression that cannot be read", "${renderQuoteDelegate}", "${renderQuoteDelegate", "Activity_Render", "cannot be read"),
                new Bad("shell", "camunda:delegateExpression=\"${renderQuoteDelegate}\"", "camunda:type=\"shell\"", "Activity_Render",
                        "tasks of type 'shell' do not run here"),
                new Bad("unknown send task delegate", "<bpmn:serviceTask id=\"Activity_Render\" name=\"Render\" camunda:asyncBefore=\"true\" "
                        + "camunda:delegateExpression=\"${renderQuoteDelegate}\"/>", "<bpmn:sendTask id=\"Activity_Render\" name=\"Render\" "
                        + "camunda:asyncBefore=\"true\" camunda:delegateExpression=\"${nobody}\"/>", "Activity_Render",
                        "Send task 'Render' (Activity_Render): there is no delegate 'nobody'"),
                new Bad("unknown message delegate", "<bpmn:endEvent id=\"Event_Done\" name=\"Done\"/>", "<bpmn:endEvent id=\"Event_Done\" name=\"Done\" "
                        + "camunda:asyncBefore=\"true\"><bpmn:messageEventDefinition id=\"M\" camunda:delegateExpression=\"${nobody}\"/></bpmn:endEvent>",
                        "Event_Done", "End event 'Done' (Event_Done): there is no delegate 'nobody'"),
                new Bad("unknown listener", "<bpmn:endEvent id=\"Event_Done\" name=\"Done\"/>", "<bpmn:endEvent id=\"Event_Done\" name=\"Done\">"
                        + "<bpmn:extensionElements><camunda:executionListener event=\"start\" delegateExpression=\"${nobody}\"/>"
                        + "</bpmn:extensionElements></bpmn:endEvent>", "Event_Done", "there is no delegate 'nobody'"),
                new Bad("unknown form", "guard-judge", "guard-nothing", "Activity_Judge", "User task 'Judge' (Activity_Judge): there is no form 'guard-nothing'"),
                new Bad("unknown start form", "name=\"Asked\"", "name=\"Asked\" camunda:formRef=\"guard-nothing\" camunda:formRefBinding=\"latest\"", "Event_Asked",
                        "Start event 'Asked' (Event_Asked): there is no form 'guard-nothing'"),
                new Bad("form bound to a deployment without it", "camunda:formRef=\"guard-judge\" camunda:formRefBinding=\"latest\"",
                        "camunda:formRef=\"approve-quote\" camunda:formRefBinding=\"deployment\"", "Activity_Judge", "bind it latest"),
                new Bad("unknown decision", "decisionRef=\"guard-level\"", "decisionRef=\"guard-nothing\"", "Activity_Level",
                        "Business rule task 'Level' (Activity_Level): there is no decision 'guard-nothing'"),
                new Bad("service task without async", " camunda:asyncBefore=\"true\"", "", "Activity_Render",
                        "Service task 'Render' (Activity_Render): 'asynchronous before' is not set"),
                new Bad("throwing message without async", "<bpmn:endEvent id=\"Event_Done\" name=\"Done\"/>", "<bpmn:endEvent id=\"Event_Done\" name=\"Done\">"
                        + "<bpmn:messageEventDefinition id=\"M\" camunda:delegateExpression=\"${renderQuoteDelegate}\"/></bpmn:endEvent>", "Event_Done",
                        "'asynchronous before' is not set"),
                new Bad("no time to live", "camunda:historyTimeToLive=\"P1D\"", "", "guard-sample",
                        "Process 'Guard sample' (guard-sample): the history time to live is missing"),
                new Bad("task for nobody", " camunda:candidateGroups=\"sales\"", "", "Activity_Judge", "nobody would see it"),
                new Bad("unknown staff group", "camunda:candidateGroups=\"sales\"", "camunda:candidateGroups=\"salse\"", "Activity_Judge",
                        "there is no staff group 'salse'"),
                new Bad("unknown role", "camunda:candidateGroups=\"sales\"", "camunda:candidateGroups=\"${customerGroup}.boss\"", "Activity_Judge",
                        "has no role of a contact behind it"),
                new Bad("customers' form for staff", "guard-judge", "decide-on-quote", "Activity_Judge",
                        "form 'decide-on-quote' is for customers, and no candidate group of the task is a customer's"),
                new Bad("condition on what nobody sets", "${approved and", "${aproved and", "Gateway_Approved",
                        "Exclusive gateway 'Approved?' (Gateway_Approved), flow 'yes' (Flow_ApprovedYes): condition ${aproved and level == 'high'} "
                                + "needs 'aproved', and nothing before it sets that"),
                new Bad("repetition over what nobody sets", "camunda:candidateGroups=\"sales\"/>", "camunda:candidateGroups=\"sales\">"
                        + "<bpmn:multiInstanceLoopCharacteristics id=\"L\" camunda:collection=\"${lists.of(groups)}\" camunda:elementVariable=\"g\"/></bpmn:userTask>",
                        "Activity_Judge", "needs 'groups'"),
                new Bad("due date that nobody sets", "camunda:candidateGroups=\"sales\"", "camunda:candidateGroups=\"sales\" camunda:dueDate=\"${until}\"",
                        "Activity_Judge", "needs 'until'"),
                new Bad("script", "<bpmn:serviceTask id=\"Activity_Render\" name=\"Render\" camunda:asyncBefore=\"true\" "
                        + "camunda:delegateExpression=\"${renderQuoteDelegate}\"/>", "<bpmn:scriptTask id=\"Activity_Render\" name=\"Render\" "
                        + "scriptFormat=\"groovy\"><bpmn:script>1</bpmn:script></bpmn:scriptTask>", "Activity_Render", "scripts in groovy are not allowed"),
                new Bad("unknown called process", "<bpmn:serviceTask id=\"Activity_Render\" name=\"Render\" camunda:asyncBefore=\"true\" "
                        + "camunda:delegateExpression=\"${renderQuoteDelegate}\"/>", "<bpmn:callActivity id=\"Activity_Render\" name=\"Render\" "
                        + "calledElement=\"guard-nothing\"/>", "Activity_Render", "there is no process 'guard-nothing' to call"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badModels")
    void badModelIsRefusedAsAWholeAndTheElementNamed(Bad bad) {
        String model = process(GOOD.replace(bad.good(), bad.bad()));
        if (model.equals(process(GOOD))) {
            model = model.replace(bad.good(), bad.bad());
        }
        assertThat(model).isNotEqualTo(process(GOOD));
        Map<String, String> files = good();
        files.put("guard-sample.bpmn", model);

        Answer answer = deploy(files);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("type").asText()).isEqualTo("ParseException");
        JsonNode errors = answer.body().path("details").path("guard-sample.bpmn").path("errors");
        assertThat(errors).extracting(one -> one.path("message").asText()).anyMatch(message -> message.contains(bad.says()));
        JsonNode error = StreamSupport.stream(errors.spliterator(), false)
                .filter(one -> one.path("message").asText().contains(bad.says())).findFirst().orElseThrow();
        assertThat(error.path("mainElementId").asText()).isEqualTo(bad.element());
        // the engine's own REST spells this name with a Cyrillic first letter, and Modeler reads it so
        assertThat(error.path("\u0435lementIds").path(0).asText()).isEqualTo(bad.element());
        assertThat(error.path("line").asInt()).isPositive();
        assertThat(error.path("column").asInt()).isPositive();
        assertThat(answer.message()).contains("guard-sample.bpmn: ", bad.element());
        assertThat(engine.getRepositoryService().createDecisionDefinitionQuery().decisionDefinitionKey("guard-level").count()).isZero();
    }

    @Test
    void everyFaultIsTold() {
        Map<String, String> files = good();
        files.put("guard-sample.bpmn", process(GOOD.replace("sales", "salse").replace("guard-level", "guard-nothing").replace("renderQuote", "nobody")));

        JsonNode errors = deploy(files).body().path("details").path("guard-sample.bpmn").path("errors");

        assertThat(errors).extracting(error -> error.path("mainElementId").asText())
                .contains("Activity_Judge", "Activity_Level", "Activity_Render");
    }

    @Test
    void decisionMustFitTheModelThatAsksIt() {
        Map<String, String> several = good();
        several.put("guard-level.dmn", decision("COLLECT", "amount", "level"));
        assertThat(first(deploy(several), "guard-sample.bpmn")).contains("Business rule task 'Level' (Activity_Level): takes one answer", "COLLECT");

        Map<String, String> unknownInput = good();
        unknownInput.put("guard-level.dmn", decision("FIRST", "turnover", "level"));
        assertThat(first(deploy(unknownInput), "guard-sample.bpmn")).contains("(Activity_Level): input 'Input' of decision 'guard-level' needs 'turnover'");

        Map<String, String> script = good();
        script.put("guard-level.dmn", decision("FIRST", "amount", "level").replace("<inputExpression id=\"e\"", "<inputExpression id=\"e\" expressionLanguage=\"groovy\""));
        assertThat(first(deploy(script), "guard-level.dmn")).contains("Decision 'Level' (guard-level): scripts in groovy are not allowed");

        Map<String, String> forEver = good();
        forEver.put("guard-level.dmn", decision("FIRST", "amount", "level").replace("camunda:historyTimeToLive=\"P1D\"", ""));
        assertThat(first(deploy(forEver), "guard-level.dmn")).contains("Decision 'Level' (guard-level): the history time to live is missing");
    }

    @Test
    void formAloneThatLosesWhatTheDeployedGatewayNeedsIsRefused() {
        deploy(good());
        String without = FORM.replace("\"approved\"", "\"agreed\"");

        Answer answer = deploy(Map.of("guard-judge.form", without));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(first(answer, "guard-judge.form")).contains("The deployed process 'Guard sample' (guard-sample) could not run",
                "Exclusive gateway 'Approved?' (Gateway_Approved)", "'approved'");
        assertThat(deploy(Map.of("guard-judge.form", FORM.replace("\"Approved\"", "\"Agreed\""))).status()).isEqualTo(200);
    }

    @Test
    void shippedFormThatLosesTheAnswerItsCodeNeedsIsRefused() throws IOException {
        String form = Files.readString(Path.of("forms/quote/decide-on-quote.form")).replace("\"key\": \"decision\"", "\"key\": \"verdict\"");

        Answer answer = deploy(Map.of("decide-on-quote.form", form));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(first(answer, "decide-on-quote.form")).contains("process 'Quote approval' (quote-approval)",
                "Exclusive gateway 'Which answer?' (Gateway_WhichAnswer)", "has no field 'decision'");
    }

    @Test
    void shippedDecisionThatLosesAnOutputOrItsHitPolicyIsRefused() throws IOException {
        String limits = Files.readString(Path.of("processes/quote/quote-approval-limits.dmn"));

        assertThat(first(deploy(Map.of("quote-approval-limits.dmn", limits.replace("name=\"reason\"", "name=\"why\""))), "quote-approval-limits.dmn"))
                .contains("process 'Quote approval' (quote-approval)", "(Activity_DecideApprovals)", "reads output 'reason'");
        assertThat(first(deploy(Map.of("quote-approval-limits.dmn", limits.replace("hitPolicy=\"COLLECT\"", "hitPolicy=\"FIRST\""))),
                "quote-approval-limits.dmn")).contains("wants the answer of every rule", "FIRST");
        assertThat(first(deploy(Map.of("quote-approval-limits.dmn", limits.replace("<text>discountPct</text>", "<text>discount</text>"))),
                "quote-approval-limits.dmn")).contains("(Activity_DecideApprovals)", "needs 'discount'");
    }

    @Test
    void changedDecisionAloneTakesEffectForARunningInstance() {
        deploy(good());
        String key = "G-" + System.nanoTime();
        engine.getRuntimeService().startProcessInstanceByKey("guard-sample", key);
        assertThat(deploy(Map.of("guard-level.dmn", decision("FIRST", "amount", "level").replace("\"high\"", "\"low\""))).status()).isEqualTo(200);

        String task = engine.getTaskService().createTaskQuery().processInstanceBusinessKey(key).singleResult().getId();
        Answer done = new EngineRest(port, "sales").call("POST", "/task/" + task + "/submit-form",
                "{\"variables\": {\"approved\": {\"value\": true}, \"amount\": {\"value\": 7}}}");

        assertThat(done.status()).isEqualTo(204);
        assertThat(engine.getHistoryService().createHistoricActivityInstanceQuery().activityId("Event_Refused").finished()
                .processInstanceId(engine.getHistoryService().createHistoricProcessInstanceQuery().processInstanceBusinessKey(key)
                        .singleResult().getId()).count()).isEqualTo(1);
        assertThat(engine.getDecisionService().evaluateDecisionTableByKey("guard-level", Variables.createVariables().putValue("amount", 1))
                .getSingleEntry().toString()).isEqualTo("low");
    }

    @Test
    void whatIsOnlyMissingATextIsTakenAndTheWarningKept() {
        Map<String, String> files = good();
        files.put("guard-sample.bpmn", process(GOOD.replace("camunda:candidateGroups=\"sales\"", "camunda:candidateGroups=\"${customerGroup}\"")));

        Answer answer = deploy(files);

        assertThat(answer.status()).as(answer.message()).isEqualTo(200);
        Answer resources = new EngineRest(port, "process-owner").call("GET", "/deployment/" + answer.body().path("id").asText() + "/resources", "");
        assertThat(resources.body()).extracting(resource -> resource.path("name").asText()).contains(DeploymentGuard.WARNINGS);
        String warnings = warnings(answer);
        assertThat(warnings).contains("guard-judge.form: Field 'Approved' (Field_Approved): there is no label.nl, label.fr, label.en",
                "guard-sample.bpmn: User task 'Judge' (Activity_Judge): customers read the label, as there is no name.nl, name.fr, name.en");
    }

    private String warnings(Answer answer) {
        try (var content = engine.getRepositoryService().getResourceAsStream(answer.body().path("id").asText(), DeploymentGuard.WARNINGS)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static String first(Answer answer, String file) {
        return answer.body().path("details").path(file).path("errors").path(0).path("message").asText();
    }

    private static Map<String, String> good() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("guard-judge.form", FORM);
        files.put("guard-level.dmn", decision("FIRST", "amount", "level"));
        files.put("guard-sample.bpmn", process(GOOD));
        return files;
    }

    private static String process(String content) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="D" targetNamespace="t">
                <bpmn:process id="guard-sample" name="Guard sample" isExecutable="true" camunda:historyTimeToLive="P1D">
                %s
                </bpmn:process>
                </bpmn:definitions>""".formatted(content);
    }

    private static String decision(String hitPolicy, String input, String output) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="http://camunda.org/schema/1.0/dmn"
                             xmlns:camunda="http://camunda.org/schema/1.0/dmn">
                  <decision id="guard-level" name="Level" camunda:historyTimeToLive="P1D">
                    <decisionTable id="table" hitPolicy="%s">
                      <input id="in" label="Input"><inputExpression id="e" typeRef="double"><text>%s</text></inputExpression></input>
                      <output id="out" name="%s" typeRef="string"/>
                      <rule id="rule"><inputEntry id="ie"><text></text></inputEntry><outputEntry id="oe"><text>"high"</text></outputEntry></rule>
                    </decisionTable>
                  </decision>
                </definitions>""".formatted(hitPolicy, input, output);
    }

    private Answer deploy(Map<String, String> files) {
        Answer answer = new EngineRest(port, "process-owner").deploy(files);
        if (answer.status() == 200) {
            deployments.add(0, answer.body().path("id").asText());
        }
        return answer;
    }
}
