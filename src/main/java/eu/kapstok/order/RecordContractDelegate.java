package eu.kapstok.order;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Service task "Record contract": what became of the contract that the order waited for. */
@Component
class RecordContractDelegate implements JavaDelegate {

    private final OrderContracts contracts;
    private final OrderRelease release;

    RecordContractDelegate(OrderContracts contracts, OrderRelease release) {
        this.contracts = contracts;
        this.release = release;
    }

    @Override
    public void execute(DelegateExecution execution) {
        boolean signed = contracts.record(execution.getProcessBusinessKey(), OrderConfirmationProcess.CONTRACT_NUMBER.in(execution));
        OrderConfirmationProcess.CONTRACT_SIGNED.set(execution, signed);
        if (!signed) {
            OrderConfirmationProcess.CONTRACT_NEEDED.set(execution, false);
            OrderConfirmationProcess.CHECK_GROUPS.set(execution, OrderRelease.CHECKS_REFUSALS);
            OrderConfirmationProcess.CHECK_DUE.set(execution, Date.from(release.checkDue()));
        }
    }
}
