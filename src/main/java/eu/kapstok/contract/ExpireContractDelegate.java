package eu.kapstok.contract;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Service task "Expire contract". */
@Component
class ExpireContractDelegate implements JavaDelegate {

    private final ContractSigning signing;

    ExpireContractDelegate(ContractSigning signing) {
        this.signing = signing;
    }

    @Override
    public void execute(DelegateExecution execution) {
        signing.expire(execution.getProcessBusinessKey());
        ContractSigningProcess.CONTRACT_SIGNED.set(execution, false);
    }
}
