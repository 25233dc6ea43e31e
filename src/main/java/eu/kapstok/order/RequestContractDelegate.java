package eu.kapstok.order;

import eu.kapstok.contract.NobodySigns;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Service task "Request contract": the contract that the order waits for, where somebody can sign it on-line. */
@Component
class RequestContractDelegate implements JavaDelegate {

    private final OrderContracts contracts;

    RequestContractDelegate(OrderContracts contracts) {
        this.contracts = contracts;
    }

    @Override
    public void execute(DelegateExecution execution) {
        try {
            OrderConfirmationProcess.CONTRACT_NUMBER.set(execution, contracts.request(execution.getProcessBusinessKey()));
        } catch (NobodySigns byHand) {
            throw new BpmnError(OrderConfirmationProcess.NOBODY_SIGNS);
        }
    }
}
