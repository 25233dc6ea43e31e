package eu.kapstok.contract;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Service task "Stop contract": it was declined for good. */
@Component
class StopContractDelegate implements JavaDelegate {

    private final ContractSigning signing;

    StopContractDelegate(ContractSigning signing) {
        this.signing = signing;
    }

    @Override
    public void execute(DelegateExecution execution) {
        signing.stop(execution.getProcessBusinessKey());
        ContractSigningProcess.CONTRACT_SIGNED.set(execution, false);
    }
}
