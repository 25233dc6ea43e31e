package eu.kapstok.complaint;

import eu.kapstok.engine.QueuedWork;
import eu.kapstok.erp.ErpEvents;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Offers what the inbox kept for a return once more, after the case began to wait for goods. */
@Component
class KeptReturnEvents implements QueuedWork {

    static final String TYPE = "return-kept-events";

    private final ErpEvents events;

    /** The engine asks for all kinds of work before it is there itself. */
    KeptReturnEvents(@Lazy ErpEvents events) {
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
