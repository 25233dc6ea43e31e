package eu.kapstok.contract;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Service task "Stop contract": it was declined for good. */
@Component
class StopContractDelegate extends ContractCaseDelegate {

    private final ContractSigning signing;

    StopContractDelegate(ContractSigning signing) {
        this.signing = signing;
    }

    @Override
    void execute(String contract, DelegateExecution execution) {
        signing.stop(contract);
        ContractSigningProcess.CONTRACT_SIGNED.set(execution, false);
    }
}
