package eu.kapstok.order;

import eu.kapstok.engine.QueuedWork;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Brings an order of the portal on its way. */
@Component
class OrderRequested implements QueuedWork {

    static final String TYPE = "order-requested";

    private final OrderConfirmationProcess process;

    /** The engine asks for all kinds of work before it is there itself. */
    OrderRequested(@Lazy OrderConfirmationProcess process) {
        this.process = process;
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public void run(String cart) {
        process.orderRequested(cart);
    }
}
