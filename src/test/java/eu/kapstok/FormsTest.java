package eu.kapstok;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.kapstok.engine.ModelPeople;
import eu.kapstok.forms.ProcessFormData;
import eu.kapstok.testing.KapstokTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The rules of the house for every form under {@code forms/}. */
@KapstokTest
class FormsTest {

    private static final Pattern SHOWN = Pattern.compile("\\{\\{\\s*([a-z][A-Za-z0-9]*)\\s*}}");

    /** A user task and the process it belongs to. */
    private record Use(String process, String task, boolean customers) {
    }

    @Autowired
    List<ProcessFormData> formData;

    private final ObjectMapper json = new ObjectMapper();

    static Stream<Path> forms() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("forms"))) {
            return files.filter(file -> file.toString().endsWith(".form")).sorted().toList().stream();
        }
    }

    @Test
    void thereAreForms() throws IOException {
        assertThat(forms()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void formIsCalledAsItsFileAndMadeForThisEngine(Path file) throws IOException {
        JsonNode form = json.readTree(file.toFile());

        assertThat(form.path("id").asText() + ".form").isEqualTo(file.getFileName().toString());
        assertThat(form.path("schemaVersion").asInt()).isEqualTo(16);
        assertThat(form.path("executionPlatform").asText()).isEqualTo("Camunda Platform");
    }

    @ParameterizedTest
    @MethodSource("forms")
    void formIsUsedByATaskOfItsModule(Path file) throws IOException {
        assertThat(uses()).containsKey(id(file));
        assertThat(Path.of("processes", file.getParent().getFileName().toString())).isDirectory();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void whatAFormShowsIsGivenAndWhatItAsksHasAnotherName(Path file) throws IOException {
        Use use = uses().get(id(file));
        Set<String> display = data(use).displayKeys(use.task());
        Set<String> shown = new HashSet<>();
        Set<String> asked = new HashSet<>();
        for (JsonNode component : components(file)) {
            Matcher names = SHOWN.matcher(component.path("text").asText() + component.path("content").asText() + component.path("label").asText());
            while (names.find()) {
                shown.add(names.group(1));
            }
            String type = component.path("type").asText();
            if (component.hasNonNull("valuesKey")) {
                shown.add(component.path("valuesKey").asText());
            }
            if (type.equals("table")) {
                shown.add(component.path("dataSource").asText().replaceFirst("^=", ""));
            }
            if (component.hasNonNull("key") && !component.path("readonly").asBoolean() && !component.path("disabled").asBoolean()) {
                asked.add(component.path("key").asText());
            }
        }
        assertThat(shown).as("display values of " + use.task()).isSubsetOf(display);
        assertThat(asked.stream().filter(display::contains)).as("keys that are asked and shown").isEmpty();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void codeOfTheProcessTakesTheAnswerAndSaysWhatItMakesOfIt(Path file) throws IOException {
        Use use = uses().get(id(file));

        assertThat(data(use).handles(use.task())).isTrue();
        assertThat(data(use).answers(use.task())).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void whatCustomersReadStandsInEveryLanguage(Path file) throws IOException {
        if (!uses().get(id(file)).customers()) {
            return;
        }
        for (JsonNode component : components(file)) {
            for (String text : List.of("label", "description", "text")) {
                boolean buttons = component.path("properties").path("asButtons").asBoolean();
                if (component.hasNonNull(text) && !buttons) {
                    for (String language : List.of("nl", "fr", "en")) {
                        assertThat(component.path("properties").path(text + "." + language).asText())
                                .as(component.path("id").asText() + " " + text + "." + language).isNotBlank();
                    }
                }
            }
            for (JsonNode value : component.path("values")) {
                for (String language : List.of("nl", "fr", "en")) {
                    assertThat(component.path("properties").path("value." + value.path("value").asText() + "." + language).asText())
                            .as(component.path("key").asText() + " " + value.path("value").asText() + "." + language).isNotBlank();
                }
            }
        }
    }

    private ProcessFormData data(Use use) {
        return formData.stream().filter(data -> data.processKey().equals(use.process())).findFirst().orElseThrow();
    }

    private List<JsonNode> components(Path file) throws IOException {
        List<JsonNode> found = new ArrayList<>();
        collect(json.readTree(file.toFile()), found);
        return found;
    }

    private static void collect(JsonNode parent, List<JsonNode> found) {
        for (JsonNode component : parent.path("components")) {
            found.add(component);
            collect(component, found);
        }
    }

    private static Map<String, Use> uses() throws IOException {
        Map<String, Use> uses = new HashMap<>();
        for (Path file : ProcessModelsTest.processes().toList()) {
            BpmnModelInstance model = Bpmn.readModelFromFile(file.toFile());
            String process = model.getModelElementsByType(Process.class).iterator().next().getId();
            for (UserTask task : model.getModelElementsByType(UserTask.class)) {
                uses.put(task.getCamundaFormRef(), new Use(process, task.getId(), ModelPeople.isCustomers(task)));
            }
            for (StartEvent start : model.getModelElementsByType(StartEvent.class)) {
                String form = start.getAttributeValueNs("http://camunda.org/schema/1.0/bpmn", "formRef");
                if (form != null) {
                    uses.put(form, new Use(process, start.getId(), false));
                }
            }
        }
        return uses;
    }

    private static String id(Path file) {
        return file.getFileName().toString().replace(".form", "");
    }
}
