package eu.kapstok.contract;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Service task "Draft contract": draws the present version up and says who signs it. */
@Component
class DraftContractDelegate implements JavaDelegate {

    private final ContractDrafts drafts;

    DraftContractDelegate(ContractDrafts drafts) {
        this.drafts = drafts;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ContractDrafts.Drafted drafted = drafts.draft(execution.getProcessBusinessKey(), execution.getProcessInstanceId());
        ContractSigningProcess.CUSTOMER_GROUP.set(execution, "customer." + drafted.customer());
        ContractSigningProcess.CONTRACT_SIGNERS.set(execution, String.join(",", drafted.signers()));
    }
}
