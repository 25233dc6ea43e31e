package eu.kapstok.quote;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page;
import eu.kapstok.testing.Browser;
import eu.kapstok.testing.KapstokTest;
import eu.kapstok.testing.Visit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.camunda.bpm.engine.ParseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A process owner changes one form of ours and deploys it alone. */
@KapstokTest
class ChangedFormTest extends QuoteProcessTests {

    private static final String BY_HAND = "changed-form";
    private static final String FIELD = """
            {"type": "textfield", "id": "Component_Added", "key": "%s", "label": "Contact on site",
             "properties": {"label.nl": "Contact op de werf", "label.fr": "Contact sur chantier", "label.en": "Contact on site"}},""";

    @Autowired
    Browser browser;

    @Override
    boolean hasToWalk(String element) {
        return false;
    }

    @AfterEach
    void theShippedFormIsBack() {
        repository.createDeploymentQuery().deploymentName(BY_HAND).list()
                .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
    }

    @Test
    void answerToAFieldThatTheCodeDoesNotKnowBecomesAVariable() throws IOException {
        String number = raise(usual());
        String instance = instance(number).getId();
        deploy("siteContact");

        try (Visit visit = browser.visit().phone().contact(approver().id(), "/portal/quotes/" + number)) {
            Page page = visit.page();
            page.getByLabel("Contact op de werf").fill("Rik, 0470 11 22 33");
            page.getByLabel("Uw bestelbonnummer").fill("PO-5");
            page.locator("input[name=consent]").check();
            page.locator("main form button[value=accept]").click();
            assertThat(page.locator(".state")).not().hasText("Wacht op uw antwoord");
        }
        engine.continueToNextWaitState();

        assertEnded(number, "Event_QuoteAccepted");
        assertThat(onlyOrder(number).order().reference()).isEqualTo("PO-5");
        assertThat(history.createHistoricVariableInstanceQuery().processInstanceId(instance).variableName("siteContact").singleResult()
                .getValue()).isEqualTo("Rik, 0470 11 22 33");
        assertThat(history.createHistoricVariableInstanceQuery().processInstanceId(instance).variableName("purchaseReference").count())
                .isZero();
    }

    @Test
    void fieldThatWouldBeTakenForAVariableOfTheProcessIsRefused() {
        assertThatThrownBy(() -> deploy("customerGroup")).isInstanceOf(ParseException.class)
                .hasMessageContaining("form 'decide-on-quote' has a field 'customerGroup', which is a variable that the process sets itself");
    }

    private void deploy(String key) throws IOException {
        String form = Files.readString(Path.of("forms/quote/decide-on-quote.form"))
                .replace("Uw referentie (niet verplicht)", "Uw bestelbonnummer (niet verplicht)")
                .replaceFirst("\"components\": \\[", "\"components\": [" + FIELD.formatted(key));
        repository.createDeployment().name(BY_HAND).source("Camunda Modeler").addString("decide-on-quote.form", form).deploy();
    }
}
