package eu.kapstok.forms;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A user task that waits, with all that an answer to it is measured by.
 *
 * @param assignee who has it, null when nobody has claimed it
 * @param form empty when the task has none
 * @param variables what is visible at the task, as far as its form speaks of it
 */
record OpenTask(FormTask task, String assignee, Set<String> candidateUsers, Set<String> candidateGroups, Form form,
                Map<String, Object> variables) {

    static final String CUSTOMERS = "customer.";

    /** Whether it waits for a customer, whoever may have claimed it. */
    boolean isCustomers() {
        return candidateGroups.stream().anyMatch(group -> group.startsWith(CUSTOMERS))
                || assignee != null && assignee.startsWith(Actor.CONTACT_PREFIX);
    }

    boolean isReachedBy(String user, List<String> groups) {
        return user.equals(assignee) || candidateUsers.contains(user)
                || groups != null && groups.stream().anyMatch(candidateGroups::contains);
    }
}
