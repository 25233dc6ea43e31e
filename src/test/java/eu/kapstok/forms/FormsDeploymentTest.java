package eu.kapstok.forms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import eu.kapstok.forms.EngineRest.Answer;
import eu.kapstok.testing.KapstokTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@KapstokTest
class FormsDeploymentTest {

    private static final String FORM = """
            {"schemaVersion": %s, "id": "%s", "components": [%s]}""";
    private static final String FIELD = "{\"type\": \"textfield\", \"id\": \"Field_1\", \"key\": \"a\", \"label\": \"Name\"}";
    private static final String SIGNATURE = "{\"type\": \"filepicker\", \"id\": \"Signature_1\", \"key\": \"b\", \"label\": \"Your signature\"}";

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
    void goodFormIsTaken() {
        assertThat(deploy(Map.of("guard-good.form", FORM.formatted(16, "guard-good", FIELD))).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "{\"schemaVersion\": 16, \"components\": [ | The file is not valid JSON",
            "{\"id\": \"a\"} | The file is not a Camunda Form: it has no components",
            "{\"schemaVersion\": 16, \"components\": []} | The form has no id",
            "{\"schemaVersion\": 17, \"id\": \"a\", \"components\": []} | schema version 17"})
    void brokenFormIsRefusedWithTheReason(String form, String reason) {
        Answer answer = deploy(Map.of("guard-broken.form", form));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("type").asText()).isEqualTo("ParseException");
        assertThat(answer.body().path("details").path("guard-broken.form").path("errors").path(0).path("message").asText()).contains(reason);
        assertThat(answer.message()).contains("guard-broken.form", reason);
    }

    @Test
    void faultNamesTheComponent() {
        String hide = FIELD.replace("}", ", \"conditional\": {\"hide\": \"=amount >\"}, \"validate\": {\"pattern\": \"[\"}}");
        JsonNode errors = deploy(Map.of("guard-feel.form", FORM.formatted(16, "guard-feel", hide))).body().path("details")
                .path("guard-feel.form").path("errors");

        assertThat(errors).hasSize(2).allSatisfy(error -> assertThat(error.path("mainElementId").asText()).isEqualTo("Field_1"));
        assertThat(errors.path(0).path("message").asText()).contains("=amount >", "'Name'", "is not FEEL");
    }

    @Test
    void customersFormWithAHoleIsRefusedTogetherWithItsModel() {
        Answer answer = deploy(Map.of("guard-hole.form", FORM.formatted(16, "guard-hole", FIELD + "," + SIGNATURE),
                "guard-hole.bpmn", model("guard-hole", "${customerGroup}.approver")));

        assertThat(answer.status()).isEqualTo(400);
        JsonNode error = answer.body().path("details").path("guard-hole.form").path("errors").path(0);
        assertThat(error.path("mainElementId").asText()).isEqualTo("Signature_1");
        assertThat(error.path("message").asText()).isEqualTo(
                "The portal cannot show 'Your signature' of type 'filepicker', and user task 'Answer' (Activity_Answer) shows it to customers");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "{\"type\": \"iframe\", \"id\": \"Part_1\", \"label\": \"Map\", \"url\": \"https://example.org\"} | 'Map' of type 'iframe'",
            "{\"type\": \"documentPreview\", \"id\": \"Part_1\", \"label\": \"Quote\"} | 'Quote' of type 'documentPreview'",
            "{\"type\": \"image\", \"id\": \"Part_1\", \"alt\": \"Logo\", \"source\": \"https://example.org/a.png\"} | 'Logo' of type 'image' from another host",
            "{\"type\": \"dynamiclist\", \"id\": \"List_1\", \"path\": \"l\", \"components\": [{\"type\": \"filepicker\", \"id\": \"Part_1\", \"key\": \"f\"}]} | 'Part_1' of type 'filepicker'"})
    void whatCustomersWouldNotSeeIsNamed(String component, String words) {
        JsonNode error = deploy(Map.of("guard-part.form", FORM.formatted(16, "guard-part", component),
                "guard-part.bpmn", model("guard-part", "${customerGroup}"))).body().path("details").path("guard-part.form").path("errors").path(0);

        assertThat(error.path("mainElementId").asText()).isEqualTo("Part_1");
        assertThat(error.path("message").asText()).isEqualTo("The portal cannot show " + words + ", and user task 'Answer' (Activity_Answer) shows it to customers");
    }

    @Test
    void everyKindOfFieldMayBeShownToCustomers() {
        String form = new String(SampleForm.file("sample-fields.form"), StandardCharsets.UTF_8).replace("sample-fields", "guard-all");

        assertThat(deploy(Map.of("guard-all.form", form, "guard-all.bpmn", model("guard-all", "${customerGroup}"))).status()).isEqualTo(200);
    }

    @Test
    void formAloneIsHeldAgainstTheModelsThatAreDeployed() {
        deploy(Map.of("guard-later.form", FORM.formatted(16, "guard-later", FIELD)));
        deploy(Map.of("guard-later.bpmn", model("guard-later", "${customerGroup}")));

        assertThat(deploy(Map.of("guard-later.form", FORM.formatted(16, "guard-later", FIELD + "," + SIGNATURE))).message())
                .contains("user task 'Answer' (Activity_Answer) shows it to customers");
        assertThat(deploy(Map.of("guard-later.form", FORM.formatted(16, "guard-later", FIELD.replace("Name", "First name")))).status())
                .isEqualTo(200);
    }

    @Test
    void modelAloneIsHeldAgainstTheFormsThatAreDeployed() {
        deploy(Map.of("guard-first.form", FORM.formatted(16, "guard-first", SIGNATURE)));

        Answer answer = deploy(Map.of("guard-first.bpmn", model("guard-first", "customer.C1")));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("details").path("guard-first.bpmn").path("errors").path(0).path("mainElementId").asText())
                .isEqualTo("Activity_Answer");
    }

    @Test
    void staffMayHaveComponentsThatThePortalCannotShow() {
        assertThat(deploy(Map.of("guard-staff.form", FORM.formatted(16, "guard-staff", SIGNATURE),
                "guard-staff.bpmn", model("guard-staff", "customer-service"))).status()).isEqualTo(200);
    }

    @Test
    void twoFormsOfOneIdAreRefused() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("guard-one.form", FORM.formatted(16, "guard-twin", FIELD));
        files.put("guard-two.form", FORM.formatted(16, "guard-twin", FIELD));

        assertThat(deploy(files).message()).contains("has the form id 'guard-twin' too");
    }

    @Test
    void brokenModelAndBrokenDecisionAreRefusedWithTheReason() {
        Answer cut = deploy(Map.of("guard-broken.bpmn", "<definitions"));
        assertThat(cut.status()).isEqualTo(400);
        assertThat(cut.message()).contains("guard-broken.bpmn: The model cannot be read");
        assertThat(deploy(Map.of("guard-broken.bpmn", model("guard-broken", "sales").replace("camunda:candidateGroups", "camunda:candidate Groups")))
                .status()).isEqualTo(400);
        Answer noTimeToLive = deploy(Map.of("guard-ttl.bpmn", model("guard-ttl", "sales").replace("camunda:historyTimeToLive=\"P1D\"", "")));
        assertThat(noTimeToLive.message()).containsIgnoringCase("time to live");
        Answer decision = deploy(Map.of("guard-broken.dmn", "<definitions xmlns=\"https://www.omg.org/spec/DMN/20191111/MODEL/\"><decision/></definitions>"));
        assertThat(decision.status()).isEqualTo(400);
        assertThat(decision.message()).contains("guard-broken.dmn: The model cannot be read");
    }

    private static String model(String id, String candidates) {
        return Bpmn.convertToString(Bpmn.createExecutableProcess(id).camundaHistoryTimeToLiveString("P1D").startEvent()
                .userTask("Activity_Answer").name("Answer").camundaCandidateGroups(candidates).camundaFormRef(id)
                .camundaFormRefBinding("latest").endEvent().done());
    }

    private Answer deploy(Map<String, String> files) {
        Answer answer = new EngineRest(port, "process-owner").deploy(files);
        if (answer.status() == 200) {
            deployments.add(0, answer.body().path("id").asText());
        }
        return answer;
    }
}
