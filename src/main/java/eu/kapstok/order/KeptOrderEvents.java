package eu.kapstok.order;

import eu.kapstok.engine.QueuedWork;
import eu.kapstok.erp.ErpEvents;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Offers what the inbox kept for an order once more, after the order reached a place where it listens. */
@Component
class KeptOrderEvents implements QueuedWork {

    static final String TYPE = "order-kept-events";

    private final ErpEvents events;

    /** The engine asks for all kinds of work before it is there itself. */
    KeptOrderEvents(@Lazy ErpEvents events) {
        this.events = events;
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public void run(String number) {
        events.offerKept(number);
    }
}
