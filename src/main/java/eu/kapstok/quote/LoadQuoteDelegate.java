package eu.kapstok.quote;

import eu.kapstok.engine.SetsVariables;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/** Service task "Load quote"; what the decision table asks for lives only until the table has answered. */
@Component
class LoadQuoteDelegate implements JavaDelegate, SetsVariables {

    private final QuoteService quotes;

    LoadQuoteDelegate(QuoteService quotes) {
        this.quotes = quotes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        QuoteService.Snapshot snapshot = quotes.load(execution.getProcessBusinessKey());
        QuoteApprovalProcess.CUSTOMER_GROUP.set(execution, "customer." + snapshot.customer());
        snapshot.facts().byName().forEach((name, value) ->
                execution.setVariableLocal(name, Variables.untypedValue(value, true)));
    }

    @Override
    public Set<String> variables() {
        return ApprovalFacts.NAMES;
    }
}
