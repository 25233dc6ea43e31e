package eu.kapstok.contract;

import eu.kapstok.customer.Customer;
import eu.kapstok.customer.CustomerService;
import eu.kapstok.forms.Actor;
import eu.kapstok.forms.FormTask;
import eu.kapstok.forms.ProcessFormData;
import eu.kapstok.forms.SeenWords;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** What the reminder of a contract's last days shows, and what becomes of the answer. */
@Component
class ContractTermFormData implements ProcessFormData {

    private static final String DECISION = "decision";

    private final ContractForms forms;
    private final ContractFiles files;
    private final ContractTerms terms;
    private final CustomerService customers;

    ContractTermFormData(ContractForms forms, ContractFiles files, @Lazy ContractTerms terms, CustomerService customers) {
        this.forms = forms;
        this.files = files;
        this.terms = terms;
        this.customers = customers;
    }

    @Override
    public String processKey() {
        return ContractTermProcess.KEY;
    }

    @Override
    public Map<String, Object> show(FormTask task) {
        return isOurs(task.definitionKey()) ? forms.term(task.businessKey(), terms.current(files.find(task.businessKey()))) : Map.of();
    }

    @Override
    public Set<String> displayKeys(String taskDefinitionKey) {
        return isOurs(taskDefinitionKey) ? ContractForms.TERM : Set.of();
    }

    @Override
    public Map<String, String> answers(String taskDefinitionKey) {
        return isOurs(taskDefinitionKey) ? Map.of(ContractTermProcess.TERM_DECISION.name(), DECISION) : Map.of();
    }

    /** Whoever looks after the customer; where nobody does, all of sales. */
    @Override
    public String assignee(FormTask task) {
        return isOurs(task.definitionKey())
                ? customers.customer(files.find(task.businessKey()).customer()).map(Customer::accountManager).orElse(null) : null;
    }

    @Override
    public Map<String, Object> submitted(FormTask task, Map<String, Object> values, SeenWords words, Actor actor) {
        String decision = ContractWishes.text(values, DECISION);
        Object months = values.get(ContractTerms.NEW_NOTICE_MONTHS);
        terms.decide(task.businessKey(), decision, (LocalDate) values.get(ContractTerms.NEW_END), months == null ? null : Integer.valueOf(months.toString()),
                ContractWishes.text(values, "note"), actor);
        return Map.of(ContractTermProcess.TERM_DECISION.name(), decision);
    }

    private static boolean isOurs(String taskDefinitionKey) {
        return taskDefinitionKey.equals(ContractTermProcess.Elements.DECIDE_ON_TERM);
    }
}
