package eu.kapstok.forms;

import eu.kapstok.engine.ModelProperties;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** What a task is called in a person's language: the property {@code name.nl} of its element, else its label. */
@Component
class TaskTitles {

    private final ProcessEngine engine;
    private final Map<String, Map<String, String>> byDefinition = new ConcurrentHashMap<>();

    TaskTitles(@Lazy ProcessEngine engine) {
        this.engine = engine;
    }

    String title(String processDefinitionId, String taskDefinitionKey, String label, Language language) {
        return byDefinition.computeIfAbsent(processDefinitionId, this::read)
                .getOrDefault(taskDefinitionKey + "/name." + language.code(), label);
    }

    private Map<String, String> read(String processDefinitionId) {
        Map<String, String> titles = new HashMap<>();
        for (UserTask task : engine.getRepositoryService().getBpmnModelInstance(processDefinitionId)
                .getModelElementsByType(UserTask.class)) {
            ModelProperties.of(task).forEach((name, value) -> titles.put(task.getId() + "/" + name, value));
        }
        return Map.copyOf(titles);
    }
}
