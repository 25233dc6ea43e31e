package eu.kapstok.forms;

import com.fasterxml.jackson.databind.JsonNode;
import eu.kapstok.engine.DeploymentCheck;
import eu.kapstok.engine.DeploymentContent;
import eu.kapstok.engine.DeploymentFaults;
import eu.kapstok.engine.ModelPeople;
import eu.kapstok.engine.ModelProperties;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.stereotype.Component;

/** Warns of what customers would read in another language than their own: labels and texts of their forms, titles of their tasks. */
@Component
class FormTextsCheck implements DeploymentCheck {

    private static final List<String> TEXTS = List.of("label", "description", "text");

    @Override
    public void check(DeploymentContent content, DeploymentFaults faults) {
        content.models().forEach((file, model) -> customersTasks(model).forEach(task -> title(file, task, faults)));
        content.files(".form").forEach((file, bytes) -> read(bytes).ifPresent(form -> {
            boolean customers = Stream.concat(content.models().values().stream(), content.remainingModels().values().stream())
                    .flatMap(FormTextsCheck::customersTasks).anyMatch(task -> form.id().equals(task.getCamundaFormRef()));
            if (customers) {
                form.all(component -> true).forEach(component -> texts(file, component, faults));
            }
        }));
    }

    private static void title(String file, UserTask task, DeploymentFaults faults) {
        List<String> missing = missing("name", ModelProperties.of(task));
        if (!missing.isEmpty()) {
            faults.warningAt(file, task, "customers read the label, as there is no " + String.join(", ", missing));
        }
    }

    private static void texts(String file, FormComponent component, DeploymentFaults faults) {
        List<String> missing = new ArrayList<>();
        if (!component.isAsButtons()) {
            TEXTS.stream().filter(text -> component.text(text) != null).forEach(text -> missing.addAll(missing(text, component.properties())));
        }
        for (JsonNode value : component.json().path("values")) {
            missing.addAll(missing("value." + value.path("value").asText(), component.properties()));
        }
        if (!missing.isEmpty()) {
            String label = component.text("label");
            faults.warning(file, component.id(), "Field " + (label == null ? "" : "'" + label + "' ") + "(" + component.id()
                    + "): there is no " + String.join(", ", missing));
        }
    }

    private static List<String> missing(String text, Map<String, String> properties) {
        return Stream.of(Language.values()).map(language -> text + "." + language.code())
                .filter(name -> properties.getOrDefault(name, "").isBlank()).toList();
    }

    private static Stream<UserTask> customersTasks(BpmnModelInstance model) {
        return model.getModelElementsByType(UserTask.class).stream().filter(ModelPeople::isCustomers);
    }

    private static Optional<Form> read(byte[] bytes) {
        try {
            return Optional.of(FormReader.read(bytes));
        } catch (FormUnreadable refusedAnyway) {
            return Optional.empty();
        }
    }
}
