package eu.kapstok.order;

import eu.kapstok.contract.Contracts;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Service task "Tell cancellation": nothing has to be signed for the order any more either. */
@Component
class TellCancellationDelegate implements JavaDelegate {

    private final OrderCancellations cancellations;
    private final Contracts contracts;

    TellCancellationDelegate(OrderCancellations cancellations, Contracts contracts) {
        this.cancellations = cancellations;
        this.contracts = contracts;
    }

    @Override
    public void execute(DelegateExecution execution) {
        cancellations.tell(execution.getProcessBusinessKey());
        contracts.withdraw(execution.getProcessBusinessKey());
    }
}
