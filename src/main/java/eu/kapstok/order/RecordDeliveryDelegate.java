package eu.kapstok.order;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Service task "Record delivery". */
@Component
class RecordDeliveryDelegate implements JavaDelegate {

    private final OrderFollowing following;

    RecordDeliveryDelegate(OrderFollowing following) {
        this.following = following;
    }

    @Override
    public void execute(DelegateExecution execution) {
        OrderFollowing.Delivery delivery = following.recordDelivery(execution.getProcessBusinessKey());
        OrderConfirmationProcess.DELIVERED_IN_FULL.set(execution, delivery.all());
        OrderConfirmationProcess.REVIEW_DUE.set(execution, Date.from(delivery.reviewDue()));
    }
}
