package eu.kapstok.contract;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Service task "Distribute contract". */
@Component
class DistributeContractDelegate implements JavaDelegate {

    private final ContractSigning signing;

    DistributeContractDelegate(ContractSigning signing) {
        this.signing = signing;
    }

    @Override
    public void execute(DelegateExecution execution) {
        signing.distribute(execution.getProcessBusinessKey());
        ContractSigningProcess.CONTRACT_SIGNED.set(execution, true);
    }
}
