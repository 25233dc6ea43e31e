package eu.kapstok.forms;

import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.TaskServiceImpl;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.VariableMap;

/** The engine's task service with the gate before everything that ends a task or makes it somebody's. */
class GatedTaskService extends TaskServiceImpl {

    private final Supplier<TaskGate> gate;
    private final Supplier<IdentityService> identity;

    GatedTaskService(Supplier<TaskGate> gate, Supplier<IdentityService> identity) {
        this.gate = gate;
        this.identity = identity;
    }

    @Override
    public void complete(String taskId) {
        complete(taskId, null);
    }

    @Override
    public void complete(String taskId, Map<String, Object> variables) {
        gate.get().complete(taskId, variables, taken -> {
            super.complete(taskId, taken);
            return null;
        });
    }

    @Override
    public VariableMap completeWithVariablesInReturn(String taskId, Map<String, Object> variables, boolean deserializeValues) {
        return gate.get().complete(taskId, variables,
                taken -> super.completeWithVariablesInReturn(taskId, taken, deserializeValues));
    }

    @Override
    public void resolveTask(String taskId) {
        resolveTask(taskId, null);
    }

    @Override
    public void resolveTask(String taskId, Map<String, Object> variables) {
        past(taskId, variables);
        super.resolveTask(taskId);
    }

    @Override
    public void handleBpmnError(String taskId, String errorCode) {
        handleBpmnError(taskId, errorCode, null, null);
    }

    @Override
    public void handleBpmnError(String taskId, String errorCode, String errorMessage) {
        handleBpmnError(taskId, errorCode, errorMessage, null);
    }

    @Override
    public void handleBpmnError(String taskId, String errorCode, String errorMessage, Map<String, Object> variables) {
        past(taskId, variables);
        super.handleBpmnError(taskId, errorCode, errorMessage, null);
    }

    @Override
    public void handleEscalation(String taskId, String escalationCode) {
        handleEscalation(taskId, escalationCode, null);
    }

    @Override
    public void handleEscalation(String taskId, String escalationCode, Map<String, Object> variables) {
        past(taskId, variables);
        super.handleEscalation(taskId, escalationCode, null);
    }

    /** Who claims a task may complete it: so only for oneself, and only who is asked. */
    @Override
    public void claim(String taskId, String userId) {
        if (isSomebodyElse(userId) && !(userId == null && isOwn(taskId))) {
            throw new BadUserRequestException("A task is claimed by the person who will do it.");
        }
        inWords(() -> gate.get().check(taskId));
        super.claim(taskId, userId);
    }

    /** Giving back one's own task needs no right to assign tasks. */
    @Override
    public void setAssignee(String taskId, String userId) {
        if (userId == null && isOwn(taskId)) {
            super.claim(taskId, null);
        } else {
            super.setAssignee(taskId, userId);
        }
    }

    private boolean isSomebodyElse(String userId) {
        Authentication current = identity.get().getCurrentAuthentication();
        return current != null && !Objects.equals(current.getUserId(), userId);
    }

    private boolean isOwn(String taskId) {
        Authentication current = identity.get().getCurrentAuthentication();
        Task task = current == null ? null : createTaskQuery().taskId(taskId).singleResult();
        return task != null && current.getUserId() != null && current.getUserId().equals(task.getAssignee());
    }

    private void past(String taskId, Map<String, Object> variables) {
        inWords(() -> gate.get().check(taskId));
        gate.get().drop(taskId, variables);
    }

    private static void inWords(Runnable check) {
        try {
            check.run();
        } catch (SubmissionRefused refused) {
            throw new BadUserRequestException(refused.getMessage(), refused);
        }
    }
}
