package eu.kapstok.contract;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Service task "Seal signature": freezes the document as it stands after a signer's act. */
@Component
class SealSignatureDelegate implements JavaDelegate {

    private final ContractSigning signing;

    SealSignatureDelegate(ContractSigning signing) {
        this.signing = signing;
    }

    @Override
    public void execute(DelegateExecution execution) {
        signing.sealAct(execution.getProcessBusinessKey(), UUID.fromString(ContractSigningProcess.CONTRACT_SIGNER.in(execution)));
    }
}
