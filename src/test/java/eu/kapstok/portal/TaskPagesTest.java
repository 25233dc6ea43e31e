package eu.kapstok.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import eu.kapstok.customer.Contact;
import eu.kapstok.customer.CustomerService;
import eu.kapstok.forms.EngineRest;
import eu.kapstok.forms.EngineRest.Answer;
import eu.kapstok.testing.Browser;
import eu.kapstok.testing.KapstokTest;
import eu.kapstok.testing.Visit;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The plain page of a task, for processes without a page of their own. */
@KapstokTest
class TaskPagesTest {

    private static final String CUSTOMER = "C10042";
    private static final String FORM = """
            {"schemaVersion": 16, "type": "default", "id": "portal-sample", "executionPlatform": "Camunda Platform",
             "executionPlatformVersion": "7.24.0", "components": [
              {"type": "textfield", "id": "Colour", "key": "colour", "label": "Colour", "validate": {"required": true, "maxLength": 20},
               "properties": {"label.nl": "Kleur", "label.fr": "Couleur"}},
              {"type": "textarea", "id": "Remark", "key": "remark", "label": "Remark",
               "properties": {"label.nl": "Opmerking", "label.fr": "Remarque"}}]}""";

    @LocalServerPort
    int port;
    @Autowired
    ProcessEngine engine;
    @Autowired
    CustomerService customers;
    @Autowired
    Browser browser;

    private String deployment;
    private String number;
    private String task;
    private Contact contact;

    @BeforeEach
    void taskWaits() {
        deployment = engine.getRepositoryService().createDeployment().name("portal-sample").addString("portal-sample.form", FORM)
                .addModelInstance("portal-sample.bpmn", Bpmn.createExecutableProcess("portal-sample").camundaHistoryTimeToLiveString("P1D")
                        .startEvent().userTask("Activity_ChooseColour").name("Choose colour").camundaCandidateGroups("${customerGroup}")
                        .camundaFormRef("portal-sample").camundaFormRefBinding("latest").camundaDueDate("2030-01-31T23:00:00")
                        .endEvent().done()).deploy().getId();
        number = "P-" + UUID.randomUUID().toString().substring(0, 8);
        engine.getRuntimeService().startProcessInstanceByKey("portal-sample", number, Map.of("customerGroup", "customer." + CUSTOMER));
        task = engine.getTaskService().createTaskQuery().processInstanceBusinessKey(number).singleResult().getId();
        contact = customers.contactsOf(CUSTOMER, null).get(0);
    }

    @AfterEach
    void remove() {
        engine.getRepositoryService().deleteDeployment(deployment, true);
    }

    @Test
    void taskIsDoneOnceAndWhatIsMissingIsAskedForWithAllElseKept() {
        try (Visit visit = browser.visit().phone().contact(contact.id(), "/portal/tasks")) {
            Page page = visit.page();
            page.locator(".row-link", new Page.LocatorOptions().setHasText(number)).click();
            page.getByLabel("Opmerking").fill("liefst <mat>");
            visit.accessible();
            visit.picture("task");
            submit(page);

            assertThat(page.locator(".invalid-feedback")).isVisible();
            assertThat(page.getByLabel("Opmerking")).hasValue("liefst <mat>");
            visit.accessible();
            page.getByLabel("Kleur").fill("wit");
            submit(page);

            assertThat(page.locator(".notice-success")).containsText("Bedankt");
            visit.go("/portal/tasks/" + task);
            assertThat(page.locator("h1")).hasText("Dit is al gedaan");
            assertThat(page.locator("main")).containsText(contact.name());
            visit.accessible();
            visit.picture("task-done");
        }
    }

    @Test
    void formThatItsOwnerChangedAndDeployedAloneIsWhatTheCustomerFillsIn() {
        Answer taken = new EngineRest(port, "process-owner").deploy(Map.of("portal-sample.form", FORM.replace("Kleur", "Welke kleur?")
                .replace("\"key\": \"remark\"", "\"key\": \"wish\"")));
        assertThat(taken.status()).isEqualTo(200);
        try (Visit visit = browser.visit().withoutJavaScript().contact(contact.id(), "/portal/tasks/" + task)) {
            Page page = visit.page();
            page.getByLabel("Welke kleur?").fill("wit");
            page.getByLabel("Opmerking").fill("mat");
            submit(page);

            assertThat(page.locator(".notice-success")).containsText("Bedankt");
        } finally {
            engine.getRepositoryService().deleteDeployment(taken.body().path("id").asText(), true);
        }
        assertThat(engine.getHistoryService().createHistoricVariableInstanceQuery().variableName("wish").variableValueEquals("wish", "mat")
                .count()).isEqualTo(1);
    }

    @Test
    void strangersTaskDoesNotExist() {
        Contact stranger = customers.contactsOf("C10138", null).get(0);
        try (Visit visit = browser.visit().withoutJavaScript().contact(stranger.id())) {
            visit.go("/portal/tasks/" + task);

            assertThat(visit.page().locator("h1")).hasText("Deze pagina bestaat niet");
        }
    }

    @Test
    void taskThatIsNotNeededAnyMoreIsSaidSo() {
        engine.getRuntimeService().deleteProcessInstance(
                engine.getRuntimeService().createProcessInstanceQuery().processInstanceBusinessKey(number).singleResult().getId(), "gone");
        try (Visit visit = browser.visit().contact(contact.id())) {
            visit.go("/portal/tasks/" + task);

            assertThat(visit.page().locator("h1")).hasText("Dit is niet meer nodig");
            visit.accessible();
        }
    }

    private static void submit(Page page) {
        page.locator("main .form-buttons button[type=submit]").first().click();
    }
}
