package eu.kapstok.contract;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Service task "Drop contract": it was never sent. */
@Component
class DropContractDelegate extends ContractCaseDelegate {

    private final ContractSigning signing;

    DropContractDelegate(ContractSigning signing) {
        this.signing = signing;
    }

    @Override
    void execute(String contract, DelegateExecution execution) {
        signing.drop(contract);
        ContractSigningProcess.CONTRACT_SIGNED.set(execution, false);
    }
}
