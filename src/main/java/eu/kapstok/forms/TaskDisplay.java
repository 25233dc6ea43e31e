package eu.kapstok.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLink;
import org.springframework.stereotype.Component;

/**
 * Tells that a task is there, and gives a new staff task who it is for and what its form shows. An input that an earlier task answered begins anew: the answer of one
 * approver must not stand in the form of the next.
 */
@Component
class TaskDisplay implements TaskListener {

    private final OpenTasks openTasks;
    private final FormDataBeans formData;

    TaskDisplay(OpenTasks openTasks, FormDataBeans formData) {
        this.openTasks = openTasks;
        this.formData = formData;
    }

    @Override
    public void notify(DelegateTask created) {
        TaskEntity task = (TaskEntity) created;
        FormTask formTask = OpenTasks.formTask(task);
        Optional<ProcessFormData> data = formData.of(formTask);
        data.ifPresent(known -> known.created(formTask));
        if (isCustomers(task)) {
            return;
        }
        data.map(known -> known.assignee(formTask)).ifPresent(task::setAssignee);
        Map<String, Object> shown = data.map(known -> EngineValues.of(known.show(formTask))).orElse(Map.of());
        Form form = openTasks.form(task, Context.getCommandContext());
        for (String variable : form.variables()) {
            if (!shown.containsKey(variable) && task.getExecution().hasVariable(variable)) {
                task.setVariableLocal(variable, standard(form, variable));
            }
        }
        shown.forEach((name, value) -> task.setVariableLocal(name, value instanceof String text ? shortened(text) : value));
    }

    private static String shortened(String text) {
        return text.length() <= EngineValues.LONGEST_TEXT ? text : text.substring(0, EngineValues.LONGEST_TEXT - 1) + "…";
    }

    private static Object standard(Form form, String variable) {
        JsonNode value = form.components().stream().filter(input -> input.isInput() && input.name().equals(variable)).findFirst()
                .map(input -> input.json().path("defaultValue")).orElse(MissingNode.getInstance());
        if (value.isBoolean()) {
            return value.asBoolean();
        } else if (value.isNumber()) {
            return value.isIntegralNumber() ? (Object) value.asLong() : value.asDouble();
        }
        return value.isTextual() ? value.asText() : null;
    }

    private static boolean isCustomers(TaskEntity task) {
        return task.getCandidates().stream().map(IdentityLink::getGroupId)
                .anyMatch(group -> group != null && group.startsWith(OpenTask.CUSTOMERS))
                || task.getAssignee() != null && task.getAssignee().startsWith(Actor.CONTACT_PREFIX);
    }
}
