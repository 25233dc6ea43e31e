package eu.kapstok.contract;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Service task "Seal contract": the company's seal, last. */
@Component
class SealContractDelegate extends ContractCaseDelegate {

    private final ContractSigning signing;

    SealContractDelegate(ContractSigning signing) {
        this.signing = signing;
    }

    @Override
    void execute(String contract, DelegateExecution execution) {
        signing.seal(contract);
    }
}
