package eu.kapstok.contract;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Service task "Drop contract": it was never sent. */
@Component
class DropContractDelegate implements JavaDelegate {

    private final ContractSigning signing;

    DropContractDelegate(ContractSigning signing) {
        this.signing = signing;
    }

    @Override
    public void execute(DelegateExecution execution) {
        signing.drop(execution.getProcessBusinessKey());
        ContractSigningProcess.CONTRACT_SIGNED.set(execution, false);
    }
}
