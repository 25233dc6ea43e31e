package eu.kapstok.forms;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.model.bpmn.instance.ExtensionElements;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
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
            ExtensionElements extensions = task.getExtensionElements();
            if (extensions != null) {
                for (CamundaProperties properties : extensions.getElementsQuery().filterByType(CamundaProperties.class).list()) {
                    for (CamundaProperty property : properties.getCamundaProperties()) {
                        titles.put(task.getId() + "/" + property.getCamundaName(), property.getCamundaValue());
                    }
                }
            }
        }
        return Map.copyOf(titles);
    }
}
