package eu.kapstok.security;

import static org.camunda.bpm.engine.authorization.Permissions.READ;

import eu.kapstok.engine.ProcessDeployed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.persistence.entity.FilterEntity;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The ready-made lists of Tasklist. Each names the reader or the reader's groups, which keeps customers' tasks out and the
 * query by an index. None has an order of its own, which would go before the one that the reader chooses; Tasklist begins with the
 * newest.
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
                tasks.createTaskQuery().taskAssigneeExpression(ME));
        make("groups", "My groups' tasks", "Tasks of your groups, whoever took them.", 0, ofMyGroups());
        make("overdue", "Overdue", "Tasks of your groups whose day has passed.", 20,
                ofMyGroups().dueBeforeExpression("${now()}"));
    }

    @Override
    public void processDeployed(String key, String name, Set<String> starters) {
        String label = name == null || name.isBlank() ? key : name;
        make("process:" + key, label, "Tasks of your groups in this process.", 100,
                ofMyGroups().processDefinitionKey(key));
    }

    private TaskQuery ofMyGroups() {
        return tasks.createTaskQuery().taskCandidateGroupInExpression(MY_GROUPS).includeAssignedTasks();
    }

    private void make(String id, String name, String description, int priority, TaskQuery query) {
        Filter filter = shipped(id);
        Filter wanted = filters.newTaskFilter(name).setQuery(query).setProperties(properties(id, description, priority));
        if (filter == null) {
            filter = wanted;
        } else if (same(filter, wanted)) {
            return;
        }
        filters.saveFilter(filter.setName(name).setQuery(query).setProperties(wanted.getProperties()));
        rights.allow(Resources.FILTER, filter.getId(), List.of(StaffGroup.values()), READ);
    }

    private static boolean same(Filter filter, Filter wanted) {
        return filter.getName().equals(wanted.getName()) && filter.getProperties().equals(wanted.getProperties())
                && ((FilterEntity) filter).getQueryInternal().equals(((FilterEntity) wanted).getQueryInternal());
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
