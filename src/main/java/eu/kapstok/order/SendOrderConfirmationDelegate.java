package eu.kapstok.order;

import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Service task "Send order confirmation". */
@Component
class SendOrderConfirmationDelegate implements JavaDelegate {

    private final OrderFollowing following;

    SendOrderConfirmationDelegate(OrderFollowing following) {
        this.following = following;
    }

    @Override
    public void execute(DelegateExecution execution) {
        if (!following.sendConfirmation(execution.getProcessBusinessKey())) {
            throw new BpmnError(OrderConfirmationProcess.CUSTOMER_NOT_REACHABLE);
        }
    }
}
