package eu.kapstok.dunning;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Service task "Tell settlement". */
@Component
class TellSettlementDelegate implements JavaDelegate {

    private final Objections objections;

    TellSettlementDelegate(Objections objections) {
        this.objections = objections;
    }

    @Override
    public void execute(DelegateExecution execution) {
        objections.tell(execution.getProcessBusinessKey());
    }
}
