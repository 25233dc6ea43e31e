package eu.kapstok.engine;

import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.task.Task;

/**
 * Leaves out the authorisation rows the engine would write for each task: with a few hundred thousand of them the task
 * list takes minutes. Staff have rights per process definition instead.
 */
class NoAuthorizationPerTask extends DefaultAuthorizationProvider {

    private static final AuthorizationEntity[] NONE = new AuthorizationEntity[0];

    private final Supplier<Stream<ProcessDeployed>> listeners;

    NoAuthorizationPerTask(Supplier<Stream<ProcessDeployed>> listeners) {
        this.listeners = listeners;
    }

    /** The listeners give rights that the person who deploys could not give. */
    @Override
    public AuthorizationEntity[] newProcessDefinition(ProcessDefinition definition) {
        return Context.getCommandContext().runWithoutAuthorization(() -> {
            Set<String> starters = ((ProcessDefinitionEntity) definition).getCandidateStarterGroupIdExpressions().stream()
                    .map(Expression::getExpressionText).collect(Collectors.toSet());
            listeners.get().forEach(listener -> listener.processDeployed(definition.getKey(), definition.getName(), starters));
            return NONE;
        });
    }

    @Override
    public AuthorizationEntity[] newTaskAssignee(Task task, String oldAssignee, String newAssignee) {
        return NONE;
    }

    @Override
    public AuthorizationEntity[] newTaskOwner(Task task, String oldOwner, String newOwner) {
        return NONE;
    }

    @Override
    public AuthorizationEntity[] newTaskUserIdentityLink(Task task, String userId, String type) {
        return NONE;
    }

    @Override
    public AuthorizationEntity[] newTaskGroupIdentityLink(Task task, String groupId, String type) {
        return NONE;
    }

    @Override
    public AuthorizationEntity[] deleteTaskUserIdentityLink(Task task, String userId, String type) {
        return NONE;
    }

    @Override
    public AuthorizationEntity[] deleteTaskGroupIdentityLink(Task task, String groupId, String type) {
        return NONE;
    }
}
