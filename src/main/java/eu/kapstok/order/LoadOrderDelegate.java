package eu.kapstok.order;

import eu.kapstok.engine.SetsVariables;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/** Service task "Load order"; the facts live only until they are judged. */
@Component
class LoadOrderDelegate implements JavaDelegate, SetsVariables {

    private final OrderRelease release;

    LoadOrderDelegate(OrderRelease release) {
        this.release = release;
    }

    @Override
    public void execute(DelegateExecution execution) {
        OrderRelease.Loaded loaded = release.load(execution.getProcessBusinessKey());
        OrderConfirmationProcess.CUSTOMER_GROUP.set(execution, "customer." + loaded.customer());
        loaded.facts().byName().forEach((name, value) ->
                execution.setVariableLocal(name, Variables.untypedValue(value, true)));
    }

    @Override
    public Set<String> variables() {
        return ReleaseFacts.NAMES;
    }
}
