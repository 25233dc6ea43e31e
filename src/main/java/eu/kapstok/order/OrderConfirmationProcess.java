package eu.kapstok.order;

import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** Releases an order by rule, confirms it to the customer and follows it to the delivery and its review. */
@Component
public class OrderConfirmationProcess {

    static final String KEY = "order-confirmation";

    static final String ORDER_REQUESTED = "order-requested";

    private final RuntimeService runtime;

    OrderConfirmationProcess(RuntimeService runtime) {
        this.runtime = runtime;
    }

    /** A customer ordered in the portal; until the ERP gives a number, the case is known by the cart's id. */
    void orderRequested(String cart) {
        runtime.createMessageCorrelation(ORDER_REQUESTED).processInstanceBusinessKey(cart).correlateStartMessage();
    }
}
