package eu.kapstok.contract;

import java.util.Date;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Service task "Invite signer": asks whoever's turn it is, and says when they are reminded. */
@Component
class InviteSignerDelegate extends ContractCaseDelegate {

    private final ContractSigning signing;

    InviteSignerDelegate(ContractSigning signing) {
        this.signing = signing;
    }

    @Override
    void execute(String contract, DelegateExecution execution) {
        ContractSigning.Moments moments = signing.invite(contract,
                UUID.fromString(ContractSigningProcess.CONTRACT_SIGNER.in(execution)));
        ContractSigningProcess.FIRST_REMINDER_DUE.set(execution, Date.from(moments.first()));
        ContractSigningProcess.SECOND_REMINDER_DUE.set(execution, Date.from(moments.second()));
        ContractSigningProcess.SIGNING_DUE.set(execution, Date.from(moments.end()));
    }
}
