package eu.kapstok.portal;

import eu.kapstok.customer.CustomerCases;
import eu.kapstok.customer.CustomerPagePart;
import eu.kapstok.forms.CaseTasks;
import eu.kapstok.security.StaffDirectory;
import eu.kapstok.security.StaffGroup;
import java.time.Instant;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What waits for the customer and for us, on the staff's page of a customer. */
@Component
class CustomerTasksPart implements CustomerPagePart {

    private static final int CASES = 50;
    private static final int TASKS = 30;

    /**
     * @param who whom it waits for, null: the customer
     * @param due null where it is not due
     */
    record Waiting(String id, String name, String businessKey, String who, Instant since, Instant due) {
    }

    private final List<CustomerCases> cases;
    private final CaseTasks tasks;
    private final StaffDirectory staff;

    CustomerTasksPart(ObjectProvider<CustomerCases> cases, CaseTasks tasks, StaffDirectory staff) {
        this.cases = cases.orderedStream().toList();
        this.tasks = tasks;
        this.staff = staff;
    }

    @Override
    public int position() {
        return 30;
    }

    @Override
    public String titleKey() {
        return "customer.part.tasks";
    }

    @Override
    public String fragment() {
        return "customer/parts :: tasks";
    }

    @Override
    public List<Waiting> of(String customerNumber) {
        List<String> keys = cases.stream().flatMap(module -> module.running(customerNumber, CASES).stream()).toList();
        return tasks.of(keys, TASKS).stream().map(task -> new Waiting(task.id(), task.name(), task.businessKey(),
                task.forCustomer() ? null : who(task), task.created(), task.due())).toList();
    }

    private String who(CaseTasks.Waiting task) {
        if (task.assignee() != null) {
            return staff.nameOf(task.assignee());
        }
        return task.group() == null ? "" : StaffGroup.byId(task.group()).map(StaffGroup::label).orElse(task.group());
    }
}
