package eu.kapstok.security;

import static org.camunda.bpm.engine.authorization.Permissions.READ;

import eu.kapstok.engine.ProcessDeployed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The ready-made lists of Tasklist. Each names the reader or the reader's groups, which keeps customers' tasks out and the
 * query by an index.
 */
@Component
@Order(2)
class StaffFilters implements ProcessDeployed {

    private static final int MANY = 1000;
    private static final String ME = "${currentUser()}";
    private static final String MY_GROUPS = "${currentUserGroups()}";
    /** Property that tells our filters from those that people make. */
    private static final String SHIPPED = "kapstok";

    private final FilterService filters;
    private final TaskService tasks;
    private final StaffRights rights;

    StaffFilters(FilterService filters, TaskService tasks, StaffRights rights) {
        this.filters = filters;
        this.tasks = tasks;
        this.rights = rights;
    }

    void make() {
        make("mine", "My tasks", "Tasks that wait for you personally.", 10,
                tasks.createTaskQuery().taskAssigneeExpression(ME).orderByDueDate().asc().orderByTaskCreateTime().asc());
        make("groups", "My groups' tasks", "Tasks of your groups, whoever took them.", 0,
                ofMyGroups().orderByTaskCreateTime().asc());
        make("overdue", "Overdue", "Tasks of your groups whose day has passed.", 20,
                ofMyGroups().dueBeforeExpression("${now()}").orderByDueDate().asc());
    }

    @Override
    public void processDeployed(String key, String name) {
        String label = name == null || name.isBlank() ? key : name;
        make("process:" + key, label, "Tasks of your groups in this process.", 100,
                ofMyGroups().processDefinitionKey(key).orderByTaskCreateTime().asc());
    }

    private TaskQuery ofMyGroups() {
        return tasks.createTaskQuery().taskCandidateGroupInExpression(MY_GROUPS).includeAssignedTasks();
    }

    private void make(String id, String name, String description, int priority, TaskQuery query) {
        Filter filter = shipped(id);
        Map<String, Object> properties = properties(id, description, priority);
        if (filter == null) {
            filter = filters.newTaskFilter();
        } else if (filter.getName().equals(name) && filter.getProperties().equals(properties)) {
            return;
        }
        filter.setName(name).setQuery(query).setProperties(properties);
        filters.saveFilter(filter);
        rights.allow(Resources.FILTER, filter.getId(), List.of(StaffGroup.values()), READ);
    }

    private Filter shipped(String id) {
        return filters.createTaskFilterQuery().listPage(0, MANY).stream()
                .filter(filter -> Objects.equals(id, filter.getProperties().get(SHIPPED))).findFirst().orElse(null);
    }

    /** Display values by which the tasks of a list can be told apart; a task without them shows none. */
    private static Map<String, Object> shown(String variable, String label) {
        return Map.of("name", variable, "label", label);
    }

    private static Map<String, Object> properties(String id, String description, int priority) {
        Map<String, Object> properties = new HashMap<>();
        properties.put(SHIPPED, id);
        properties.put("description", description);
        properties.put("priority", priority);
        properties.put("refresh", true);
        properties.put("showUndefinedVariable", false);
        properties.put("variables", List.of(shown("caseTitle", "Case"), shown("customerTitle", "Customer")));
        return properties;
    }
}
