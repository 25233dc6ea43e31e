package eu.kapstok.contract;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Service task "Seal contract": the company's seal, last. */
@Component
class SealContractDelegate implements JavaDelegate {

    private final ContractSigning signing;

    SealContractDelegate(ContractSigning signing) {
        this.signing = signing;
    }

    @Override
    public void execute(DelegateExecution execution) {
        signing.seal(execution.getProcessBusinessKey());
    }
}
