package eu.kapstok.portal;

import static eu.kapstok.portal.Milestone.State.CURRENT;
import static eu.kapstok.portal.Milestone.State.OPEN;
import static eu.kapstok.portal.Milestone.State.REACHED;
import static org.assertj.core.api.Assertions.assertThat;

import eu.kapstok.forms.EngineRest;
import eu.kapstok.forms.EngineRest.Answer;
import eu.kapstok.testing.KapstokTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.ExtensionElements;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.i18n.LocaleContextHolder;

@KapstokTest
class MilestonesTest {

    private static final String PROCESS = "milestones-sample";

    @LocalServerPort
    int port;
    @Autowired
    ProcessEngine engine;
    @Autowired
    Milestones milestones;

    private final List<String> deployments = new ArrayList<>();

    @AfterEach
    void remove() {
        LocaleContextHolder.resetLocaleContext();
        deployments.forEach(id -> engine.getRepositoryService().deleteDeployment(id, true));
    }

    @Test
    void caseGoesAlongTheLineOfItsModelAndStandsThereAfterItsEnd() {
        deploy(Map.of("nl", "Ontvangen", "fr", "Reçu", "en", "Received"), "1", "2");
        String key = start();
        LocaleContextHolder.setLocale(Locale.FRENCH);

        assertThat(milestones.of(PROCESS, key)).extracting(Milestone::text).containsExactly("Reçu", "Reçu");
        assertThat(states(key)).containsExactly(CURRENT, OPEN);
        complete(key);
        assertThat(states(key)).containsExactly(REACHED, CURRENT);
        complete(key);
        assertThat(states(key)).containsExactly(REACHED, REACHED);
        assertThat(milestones.of(PROCESS, key)).extracting(Milestone::reachedAt).doesNotContainNull();
        assertThat(milestones.of(PROCESS, "no such case")).isEmpty();
    }

    @Test
    void textThatAProcessOwnerChangesShowsForNewCasesOnly() {
        deploy(Map.of("nl", "Ontvangen", "fr", "Reçu", "en", "Received"), "1", "1");
        String old = start();
        deploy(Map.of("nl", "Binnengekomen", "fr", "Arrivé", "en", "Arrived"), "1", "1");
        String fresh = start();
        LocaleContextHolder.setLocale(Locale.forLanguageTag("nl"));

        assertThat(milestones.of(PROCESS, old)).extracting(Milestone::text).containsExactly("Ontvangen");
        assertThat(milestones.of(PROCESS, fresh)).extracting(Milestone::text).containsExactly("Binnengekomen");
    }

    @Test
    void milestoneWithoutAllItsTextsIsTakenAndWarnedOf() throws Exception {
        String deployment = deploy(Map.of("nl", "Ontvangen", "en", "Received"), "1", "first");

        try (var warnings = engine.getRepositoryService().getResourceAsStream(deployment, "warnings.txt")) {
            assertThat(new String(warnings.readAllBytes())).contains("User task 'Look' (Activity_Look): milestone 1 has no text in fr",
                    "User task 'Close' (Activity_Close): milestone 'first' is no whole number");
        }
    }

    private List<Milestone.State> states(String key) {
        return milestones.of(PROCESS, key).stream().map(Milestone::state).toList();
    }

    private String start() {
        String key = "M-" + UUID.randomUUID();
        engine.getRuntimeService().startProcessInstanceByKey(PROCESS, key);
        return key;
    }

    private void complete(String key) {
        String task = engine.getTaskService().createTaskQuery().processInstanceBusinessKey(key).singleResult().getId();
        engine.getIdentityService().setAuthentication("sales", List.of("sales"));
        engine.getTaskService().complete(task);
        engine.getIdentityService().clearAuthentication();
    }

    private String deploy(Map<String, String> texts, String first, String second) {
        BpmnModelInstance model = Bpmn.createExecutableProcess(PROCESS).camundaHistoryTimeToLiveString("P1D").startEvent()
                .userTask("Activity_Look").name("Look").camundaCandidateGroups("sales")
                .userTask("Activity_Close").name("Close").camundaCandidateGroups("sales").endEvent().done();
        milestone(model, "Activity_Look", first, texts);
        milestone(model, "Activity_Close", second, texts);
        Answer answer = new EngineRest(port, "process-owner").deploy(Map.of(PROCESS + ".bpmn", Bpmn.convertToString(model)));
        assertThat(answer.status()).as(answer.message()).isEqualTo(200);
        deployments.add(0, answer.body().path("id").asText());
        return deployments.get(0);
    }

    private static void milestone(BpmnModelInstance model, String element, String ordinal, Map<String, String> texts) {
        CamundaProperties properties = model.newInstance(CamundaProperties.class);
        ExtensionElements extensions = model.newInstance(ExtensionElements.class);
        model.<UserTask>getModelElementById(element).setExtensionElements(extensions);
        extensions.addChildElement(properties);
        property(properties, "milestone", ordinal);
        texts.forEach((language, text) -> property(properties, "milestone." + language, text));
    }

    private static void property(CamundaProperties properties, String name, String value) {
        CamundaProperty property = properties.getModelInstance().newInstance(CamundaProperty.class);
        property.setCamundaName(name);
        property.setCamundaValue(value);
        properties.addChildElement(property);
    }
}
