package eu.kapstok.security;

import static org.camunda.bpm.engine.authorization.Permissions.ACCESS;
import static org.camunda.bpm.engine.authorization.Permissions.ALL;
import static org.camunda.bpm.engine.authorization.Permissions.READ;

import eu.kapstok.engine.ProcessDeployed;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.BatchPermissions;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * What the staff's groups may do in the engine: tasks per process definition for those who work with customers, models and
 * migrations for process owners, everything for administrators. Rights that are missing are added, none is taken away.
 */
@Component
@Order(1)
class StaffRights implements ProcessDeployed {

    /** The lists of Tasklist find the display values of a task by the right to read variables of an instance. */
    private static final Permission[] TASKS = {
            ProcessDefinitionPermissions.READ, ProcessDefinitionPermissions.READ_TASK,
            ProcessDefinitionPermissions.READ_TASK_VARIABLE, ProcessDefinitionPermissions.TASK_WORK,
            ProcessDefinitionPermissions.READ_INSTANCE, ProcessDefinitionPermissions.READ_INSTANCE_VARIABLE,
            ProcessDefinitionPermissions.READ_HISTORY};

    /** Deploy, watch, mend and migrate; neither tasks nor variables are theirs to change. */
    private static final Permission[] MODELS = {
            ProcessDefinitionPermissions.READ, ProcessDefinitionPermissions.UPDATE, ProcessDefinitionPermissions.DELETE,
            ProcessDefinitionPermissions.READ_TASK, ProcessDefinitionPermissions.READ_INSTANCE,
            ProcessDefinitionPermissions.READ_INSTANCE_VARIABLE, ProcessDefinitionPermissions.READ_HISTORY,
            ProcessDefinitionPermissions.READ_HISTORY_VARIABLE, ProcessDefinitionPermissions.MIGRATE_INSTANCE,
            ProcessDefinitionPermissions.RETRY_JOB, ProcessDefinitionPermissions.SUSPEND,
            ProcessDefinitionPermissions.SUSPEND_INSTANCE};

    private static final String COCKPIT = "cockpit";
    private static final String TASKLIST = "tasklist";

    private final AuthorizationService authorizations;

    StaffRights(AuthorizationService authorizations) {
        this.authorizations = authorizations;
    }

    void giveToEverybody() {
        for (StaffGroup group : StaffGroup.values()) {
            allow(Resources.APPLICATION, TASKLIST, List.of(group), ACCESS);
            allow(Resources.USER, Authorization.ANY, List.of(group), READ);
            allow(Resources.GROUP, Authorization.ANY, List.of(group), READ);
        }
        // of which processes says the right on the definition
        allow(Resources.PROCESS_INSTANCE, Authorization.ANY, StaffGroup.withCustomers(), Permissions.CREATE);
        giveToProcessOwners();
        for (Resource resource : Resources.values()) {
            allow(resource, Authorization.ANY, List.of(StaffGroup.CAMUNDA_ADMIN), ALL);
        }
    }

    private void giveToProcessOwners() {
        List<StaffGroup> owners = List.of(StaffGroup.PROCESS_OWNER);
        allow(Resources.APPLICATION, COCKPIT, owners, ACCESS);
        allow(Resources.DEPLOYMENT, Authorization.ANY, owners, READ, Permissions.CREATE, Permissions.DELETE);
        allow(Resources.PROCESS_DEFINITION, Authorization.ANY, owners, MODELS);
        allow(Resources.DECISION_DEFINITION, Authorization.ANY, owners, READ, Permissions.UPDATE, Permissions.READ_HISTORY,
                Permissions.CREATE_INSTANCE);
        allow(Resources.DECISION_REQUIREMENTS_DEFINITION, Authorization.ANY, owners, READ);
        allow(Resources.BATCH, Authorization.ANY, owners, BatchPermissions.READ, BatchPermissions.UPDATE,
                BatchPermissions.DELETE, BatchPermissions.READ_HISTORY, BatchPermissions.CREATE_BATCH_MIGRATE_PROCESS_INSTANCES,
                BatchPermissions.CREATE_BATCH_SET_JOB_RETRIES);
    }

    @Override
    public void processDeployed(String key, String name, Set<String> starters) {
        List<StaffGroup> begin = starters.stream().map(StaffGroup::byId).flatMap(Optional::stream).toList();
        Permission[] more = Stream.concat(Stream.of(TASKS), Stream.of(ProcessDefinitionPermissions.CREATE_INSTANCE)).toArray(Permission[]::new);
        allow(Resources.PROCESS_DEFINITION, key, begin, more);
        allow(Resources.PROCESS_DEFINITION, key, StaffGroup.withCustomers().stream().filter(group -> !begin.contains(group)).toList(), TASKS);
    }

    /** Adds what is missing to the groups' rights on one resource. */
    void allow(Resource resource, String id, List<StaffGroup> groups, Permission... permissions) {
        if (groups.isEmpty()) {
            return;
        }
        Map<String, Authorization> known = authorizations.createAuthorizationQuery()
                .authorizationType(Authorization.AUTH_TYPE_GRANT).resourceType(resource).resourceId(id)
                .groupIdIn(groups.stream().map(StaffGroup::id).toArray(String[]::new)).list().stream()
                .collect(Collectors.toMap(Authorization::getGroupId, Function.identity()));
        for (StaffGroup group : groups) {
            Authorization right = known.computeIfAbsent(group.id(), groupId -> {
                Authorization made = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
                made.setGroupId(groupId);
                made.setResource(resource);
                made.setResourceId(id);
                return made;
            });
            if (!Arrays.stream(permissions).allMatch(right::isPermissionGranted)) {
                Arrays.stream(permissions).forEach(right::addPermission);
                authorizations.saveAuthorization(right);
            }
        }
    }
}
