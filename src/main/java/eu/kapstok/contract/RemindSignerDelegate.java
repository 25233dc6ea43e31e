package eu.kapstok.contract;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Service task "Remind signer". */
@Component
class RemindSignerDelegate extends ContractCaseDelegate {

    private final ContractSigning signing;

    RemindSignerDelegate(ContractSigning signing) {
        this.signing = signing;
    }

    @Override
    void execute(String contract, DelegateExecution execution) {
        signing.remind(contract, UUID.fromString(ContractSigningProcess.CONTRACT_SIGNER.in(execution)));
    }
}
