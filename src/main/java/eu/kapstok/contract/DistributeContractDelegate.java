package eu.kapstok.contract;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Service task "Distribute contract". */
@Component
class DistributeContractDelegate extends ContractCaseDelegate {

    private final ContractSigning signing;
    private final ContractTermProcess term;

    DistributeContractDelegate(ContractSigning signing, ContractTermProcess term) {
        this.signing = signing;
        this.term = term;
    }

    @Override
    void execute(String contract, DelegateExecution execution) {
        signing.distribute(contract);
        term.start(contract);
        ContractSigningProcess.CONTRACT_SIGNED.set(execution, true);
    }
}
