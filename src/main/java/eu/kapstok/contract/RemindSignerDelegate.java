package eu.kapstok.contract;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Service task "Remind signer". */
@Component
class RemindSignerDelegate implements JavaDelegate {

    private final ContractSigning signing;

    RemindSignerDelegate(ContractSigning signing) {
        this.signing = signing;
    }

    @Override
    public void execute(DelegateExecution execution) {
        signing.remind(execution.getProcessBusinessKey(), UUID.fromString(ContractSigningProcess.CONTRACT_SIGNER.in(execution)));
    }
}
