package eu.kapstok.order;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Service task "Tell shipment". */
@Component
class TellShipmentDelegate implements JavaDelegate {

    private final OrderFollowing following;

    TellShipmentDelegate(OrderFollowing following) {
        this.following = following;
    }

    @Override
    public void execute(DelegateExecution execution) {
        OrderConfirmationProcess.SHIPPED_IN_FULL.set(execution, following.tellShipment(execution.getProcessBusinessKey()));
    }
}
