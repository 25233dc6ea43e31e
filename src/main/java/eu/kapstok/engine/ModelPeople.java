package eu.kapstok.engine;

import java.util.Arrays;
import java.util.List;
import org.camunda.bpm.model.bpmn.instance.UserTask;

/** Who does the tasks of a model. */
public final class ModelPeople {

    /** Stands for the candidate group of the customer whom an instance is about. */
    public static final String CUSTOMER_GROUP = "${customerGroup}";

    private ModelPeople() {
    }

    /** Candidate groups of a task as they stand in the model, expressions among them. */
    public static List<String> groups(UserTask task) {
        return task.getCamundaCandidateGroups() == null ? List.of()
                : Arrays.stream(task.getCamundaCandidateGroups().split("\\s*,\\s*")).map(String::strip).filter(group -> !group.isEmpty()).toList();
    }

    /** Whether customers do the task, in the portal. */
    public static boolean isCustomers(UserTask task) {
        return groups(task).stream().anyMatch(group -> group.startsWith(CUSTOMER_GROUP) || group.startsWith("customer."))
                || task.getCamundaAssignee() != null && task.getCamundaAssignee().startsWith("contact-");
    }
}
