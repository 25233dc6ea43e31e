package eu.kapstok.erp;

import eu.kapstok.engine.QueuedWork;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Brings a fact that was read from the ERP's history to the inbox. */
@Component
class TakeErpFact implements QueuedWork {

    static final String TYPE = "erp-fact";

    private final ErpEvents events;

    /** The engine asks for all kinds of work before it is there itself. */
    TakeErpFact(@Lazy ErpEvents events) {
        this.events = events;
    }

    /** The id comes last, as only that may hold a bar. */
    static String payload(ErpEvent event) {
        return String.join("|", event.type(), event.key(), event.reference() == null ? "" : event.reference(), event.id());
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public void run(String payload) {
        String[] parts = payload.split("\\|", 4);
        events.receive(new ErpEvent(parts[3], parts[0], parts[1], parts[2].isEmpty() ? null : parts[2]));
    }
}
