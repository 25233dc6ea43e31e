package eu.kapstok.security;

import eu.kapstok.customer.ContactRole;
import eu.kapstok.engine.DeploymentCheck;
import eu.kapstok.engine.DeploymentContent;
import eu.kapstok.engine.DeploymentFaults;
import eu.kapstok.engine.ModelPeople;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.springframework.stereotype.Component;

/** Refuses a task that nobody would see: without people, for a group that the staff do not have, or for an unknown role. */
@Component
class CandidatesDeploymentCheck implements DeploymentCheck {

    private static final List<String> ROLES = Arrays.stream(ContactRole.values()).map(ContactRole::suffix).toList();

    @Override
    public void check(DeploymentContent content, DeploymentFaults faults) {
        content.models().forEach((file, model) -> model.getModelElementsByType(UserTask.class).forEach(task -> {
            if (isForNobody(task)) {
                faults.errorAt(file, task, "nobody would see it: it has neither candidate groups nor users nor an assignee");
            }
            for (String group : ModelPeople.groups(task)) {
                String problem = problem(group);
                if (problem != null) {
                    faults.errorAt(file, task, problem);
                }
            }
        }));
    }

    private static boolean isForNobody(UserTask task) {
        return ModelPeople.groups(task).isEmpty() && blank(task.getCamundaCandidateUsers()) && blank(task.getCamundaAssignee())
                && !isGivenByListener(task);
    }

    /** Code that hears of the new task may say whose it is. */
    private static boolean isGivenByListener(UserTask task) {
        return task.getExtensionElements() != null && task.getExtensionElements().getChildElementsByType(CamundaTaskListener.class).stream()
                .anyMatch(listener -> "create".equals(listener.getCamundaEvent()));
    }

    private static String problem(String group) {
        if (group.startsWith(ModelPeople.CUSTOMER_GROUP)) {
            String role = group.substring(ModelPeople.CUSTOMER_GROUP.length());
            return role.isEmpty() || role.startsWith(".") && ROLES.contains(role.substring(1)) ? null
                    : "candidate group '" + group + "' has no role of a contact behind it; there are " + String.join(", ", ROLES);
        }
        if (group.contains("${") || group.startsWith("customer.") || StaffGroup.byId(group).isPresent()) {
            return null;
        }
        return "there is no staff group '" + group + "'; there are "
                + Stream.of(StaffGroup.values()).map(StaffGroup::id).collect(Collectors.joining(", "));
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }
}
