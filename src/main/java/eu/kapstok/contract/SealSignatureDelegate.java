package eu.kapstok.contract;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Service task "Seal signature": freezes the document as it stands after a signer's act. */
@Component
class SealSignatureDelegate extends ContractCaseDelegate {

    private final ContractSigning signing;

    SealSignatureDelegate(ContractSigning signing) {
        this.signing = signing;
    }

    @Override
    void execute(String contract, DelegateExecution execution) {
        signing.sealAct(contract, UUID.fromString(ContractSigningProcess.CONTRACT_SIGNER.in(execution)));
    }
}
