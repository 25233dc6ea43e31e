package eu.kapstok.contract;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Service task "Expire contract". */
@Component
class ExpireContractDelegate extends ContractCaseDelegate {

    private final ContractSigning signing;

    ExpireContractDelegate(ContractSigning signing) {
        this.signing = signing;
    }

    @Override
    void execute(String contract, DelegateExecution execution) {
        signing.expire(contract);
        ContractSigningProcess.CONTRACT_SIGNED.set(execution, false);
    }
}
