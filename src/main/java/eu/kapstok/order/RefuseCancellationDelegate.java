package eu.kapstok.order;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Service task "Refuse cancellation". */
@Component
class RefuseCancellationDelegate implements JavaDelegate {

    private final OrderCancellations cancellations;

    RefuseCancellationDelegate(OrderCancellations cancellations) {
        this.cancellations = cancellations;
    }

    @Override
    public void execute(DelegateExecution execution) {
        cancellations.refuse(execution.getProcessBusinessKey());
    }
}
