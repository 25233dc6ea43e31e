package eu.kapstok.order;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Service task "Tell cancellation". */
@Component
class TellCancellationDelegate implements JavaDelegate {

    private final OrderCancellations cancellations;

    TellCancellationDelegate(OrderCancellations cancellations) {
        this.cancellations = cancellations;
    }

    @Override
    public void execute(DelegateExecution execution) {
        cancellations.tell(execution.getProcessBusinessKey());
    }
}
