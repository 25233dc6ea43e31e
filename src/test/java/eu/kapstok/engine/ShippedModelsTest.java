package eu.kapstok.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.kapstok.testing.KapstokTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.transaction.support.TransactionTemplate;

@KapstokTest
@ExtendWith(OutputCaptureExtension.class)
class ShippedModelsTest {

    private static final String FILE = "sample-answer.dmn";

    @Autowired
    ShippedModels models;
    @Autowired
    RepositoryService repository;
    @Autowired
    DecisionService decisions;
    @Autowired
    TransactionTemplate transaction;

    @AfterEach
    void removeSample() {
        repository.createDeploymentQuery().deploymentName(FILE).list()
                .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
        sampleDeployments().forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
    }

    @Test
    void unchangedFileIsDeployedOnce() {
        start("one");
        start("one");

        assertThat(versions()).isEqualTo(1);
    }

    @Test
    void changedFileBecomesTheNewestVersion() {
        start("one");
        start("two");

        assertThat(versions()).isEqualTo(2);
        assertThat(answer()).isEqualTo("two");
    }

    @Test
    void fileDeployedByHandStaysOverRestartAndUpgrade() {
        start("one");
        byHand("mine");
        start("one");
        start("two");

        assertThat(answer()).isEqualTo("mine");
    }

    @Test
    void decisionDeployedAloneTakesEffect() {
        start("one");
        byHand("changed by its owner");

        assertThat(answer()).isEqualTo("changed by its owner");
    }

    @Test
    void changedFilesThatNeedEachOtherComeTogether() {
        models.release(sample("approved", "approved"));
        models.release(sample("agreed", "agreed"));

        assertThat(processVersions()).isEqualTo(2);
    }

    @Test
    void refusedReleaseLeavesTheDeployedVersionsInPlaceAndSaysSo(CapturedOutput log) {
        models.release(sample("approved", "approved"));

        models.release(sample("agreed", "approved"));

        assertThat(processVersions()).isEqualTo(1);
        assertThat(formVersions()).isEqualTo(1);
        assertThat(log).contains("The shipped models are refused, and those that are deployed stay")
                .contains("Gateway_Said").contains("${approved}");
    }

    @Test
    void refusedReleaseWithSomethingThatWasNeverDeployedStopsTheStart() {
        assertThatThrownBy(() -> models.release(sample("agreed", "approved"))).isInstanceOf(ParseException.class)
                .hasMessageContaining("Gateway_Said");

        assertThat(processVersions()).isZero();
        assertThat(formVersions()).isZero();
    }

    private long processVersions() {
        return repository.createProcessDefinitionQuery().processDefinitionKey("sample-shipped").count();
    }

    private long formVersions() {
        return sampleDeployments().stream().filter(deployment ->
                repository.getDeploymentResourceNames(deployment.getId()).contains("sample-shipped.form")).count();
    }

    private List<Deployment> sampleDeployments() {
        return repository.createDeploymentQuery().deploymentSource(ShippedModels.SOURCE).list().stream().filter(deployment ->
                repository.getDeploymentResourceNames(deployment.getId()).stream().anyMatch(name -> name.startsWith("sample-shipped"))).toList();
    }

    /** A form with one field, and a process whose gateway reads another or the same. */
    private static Map<String, byte[]> sample(String field, String read) {
        String form = """
                {"schemaVersion": 16, "id": "sample-shipped", "components": [
                  {"type": "checkbox", "id": "Field", "key": "%s", "label": "Yes"}]}""".formatted(field);
        String model = Bpmn.convertToString(Bpmn.createExecutableProcess("sample-shipped").camundaHistoryTimeToLiveString("P1D").startEvent()
                .userTask("Activity_Say").camundaCandidateGroups("sales").camundaFormRef("sample-shipped").camundaFormRefBinding("latest")
                .exclusiveGateway("Gateway_Said").condition("yes", "${" + read + "}").endEvent().moveToLastGateway().endEvent().done());
        return Map.of("sample-shipped.form", form.getBytes(StandardCharsets.UTF_8),
                "sample-shipped.bpmn", model.getBytes(StandardCharsets.UTF_8));
    }

    private void start(String answer) {
        transaction.executeWithoutResult(status -> models.deployIfNew(Map.of(FILE, decision(answer))));
    }

    private void byHand(String answer) {
        repository.createDeployment().name(FILE).source("Camunda Modeler")
                .addString(FILE, new String(decision(answer), StandardCharsets.UTF_8)).deploy();
    }

    private long versions() {
        return repository.createDecisionDefinitionQuery().decisionDefinitionKey("sample-answer").count();
    }

    private Object answer() {
        return decisions.evaluateDecisionTableByKey("sample-answer", Variables.createVariables()).getSingleEntry();
    }

    private static byte[] decision(String answer) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="sample" name="Sample" namespace="http://camunda.org/schema/1.0/dmn"
                             xmlns:camunda="http://camunda.org/schema/1.0/dmn">
                  <decision id="sample-answer" name="Sample answer" camunda:historyTimeToLive="P1D">
                    <decisionTable id="table" hitPolicy="FIRST">
                      <output id="output" name="answer" typeRef="string"/>
                      <rule id="rule"><outputEntry id="entry"><text>"%s"</text></outputEntry></rule>
                    </decisionTable>
                  </decision>
                </definitions>
                """.formatted(answer).getBytes(StandardCharsets.UTF_8);
    }
}
