package eu.kapstok.forms;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.form.TaskFormData;
import org.camunda.bpm.engine.impl.cfg.CommandChecker;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.GetStartFormCmd;
import org.camunda.bpm.engine.impl.form.handler.TaskFormHandler;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.spin.json.SpinJsonNode;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Finds waiting tasks inside the engine. */
@Component
class OpenTasks {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Form NO_FORM = new Form("", 0, List.of());

    private final ProcessEngine engine;
    private final DeployedForms forms;

    OpenTasks(@Lazy ProcessEngine engine, DeployedForms forms) {
        this.engine = engine;
        this.forms = forms;
    }

    /** For who is signed in at the engine: refused by it when they have no right to work on the task. */
    Optional<OpenTask> findForStaff(String taskId) {
        return inEngine(context -> {
            TaskEntity task = context.getTaskManager().findTaskById(taskId);
            if (task != null) {
                for (CommandChecker checker : context.getProcessEngineConfiguration().getCommandCheckers()) {
                    checker.checkTaskWork(task);
                }
            }
            return open(task, context);
        });
    }

    /** Without asking for rights in the engine. */
    Optional<OpenTask> find(String taskId) {
        return inEngine(context -> open(context.getTaskManager().findTaskById(taskId), context));
    }

    /** A task of no process, which somebody made by hand. */
    boolean isStandalone(String taskId) {
        return inEngine(context -> {
            TaskEntity task = context.getTaskManager().findTaskById(taskId);
            return task != null && task.getProcessDefinitionId() == null;
        });
    }

    <T> T inEngine(Command<T> command) {
        return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getCommandExecutorTxRequired()
                .execute(command);
    }

    private Optional<OpenTask> open(TaskEntity task, CommandContext context) {
        if (task == null || task.getProcessDefinitionId() == null) {
            return Optional.empty();
        }
        return context.runWithoutAuthorization(() -> {
            // somebody may have completed it after it was read
            if (task.getProcessInstance() == null) {
                return Optional.empty();
            }
            Set<String> users = new HashSet<>();
            Set<String> groups = new HashSet<>();
            for (IdentityLink link : task.getIdentityLinks()) {
                if (IdentityLinkType.CANDIDATE.equals(link.getType())) {
                    (link.getGroupId() == null ? users : groups)
                            .add(link.getGroupId() == null ? link.getUserId() : link.getGroupId());
                }
            }
            Form form = form(task, context);
            return Optional.of(new OpenTask(formTask(task), task.getAssignee(), users, groups, form, variables(task, form)));
        });
    }

    static FormTask formTask(TaskEntity task) {
        return new FormTask(task.getId(), task.getTaskDefinitionKey(), task.getProcessDefinition().getKey(),
                task.getProcessInstance().getBusinessKey(), task.getProcessInstanceId(), task.getExecutionId());
    }

    /** The form of a task, an empty one when it has none. */
    Form form(TaskEntity task, CommandContext context) {
        TaskFormHandler handler = task.getTaskDefinition() == null ? null : task.getTaskDefinition().getTaskFormHandler();
        TaskFormData data = handler == null ? null : handler.createTaskForm(task);
        Form form = forms.of(data, context);
        return form == null ? NO_FORM : form;
    }

    /**
     * @param form empty where there is none
     * @param startEvent element that it belongs to, empty where the process has none
     */
    record StartForm(Form form, String processKey, String startEvent) {
    }

    /** The form that starts a process. */
    StartForm startForm(String processDefinitionId) {
        return inEngine(context -> context.runWithoutAuthorization(() -> {
            Form form = forms.of(new GetStartFormCmd(processDefinitionId).execute(context), context);
            ProcessDefinitionEntity definition = context.getProcessEngineConfiguration().getDeploymentCache()
                    .findDeployedProcessDefinitionById(processDefinitionId);
            return new StartForm(form == null ? NO_FORM : form, definition.getKey(), definition.getInitial() == null ? "" : definition.getInitial().getId());
        }));
    }

    private static Map<String, Object> variables(TaskEntity task, Form form) {
        Map<String, Object> values = new HashMap<>();
        for (String name : form.mentioned()) {
            if (task.hasVariable(name)) {
                values.put(name, plain(task.getVariable(name)));
            }
        }
        return values;
    }

    private static Object plain(Object value) {
        return value instanceof SpinJsonNode json ? JSON.convertValue(json.unwrap(), Object.class) : value;
    }
}
