package eu.kapstok.complaint;

import eu.kapstok.engine.SetsVariables;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/** Service task "Acknowledge complaint"; the facts live only until they are judged. */
@Component
class AcknowledgeComplaintDelegate implements JavaDelegate, SetsVariables {

    private final ComplaintCare care;

    AcknowledgeComplaintDelegate(ComplaintCare care) {
        this.care = care;
    }

    @Override
    public void execute(DelegateExecution execution) {
        care.acknowledge(execution.getProcessBusinessKey()).byName().forEach((name, value) ->
                execution.setVariableLocal(name, Variables.untypedValue(value, true)));
    }

    @Override
    public Set<String> variables() {
        return TriageFacts.NAMES;
    }
}
