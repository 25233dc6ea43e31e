package eu.kapstok.order;

import eu.kapstok.engine.QueuedWork;
import java.util.UUID;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Takes up an order that the ERP has: its number, and where it was ordered in the portal the id of the contact after a blank. */
@Component
class OrderPlaced implements QueuedWork {

    static final String TYPE = "order-placed";

    private final OrderIntake intake;

    /** The engine asks for all kinds of work before it is there itself. */
    OrderPlaced(@Lazy OrderIntake intake) {
        this.intake = intake;
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public void run(String payload) {
        String[] parts = payload.split(" ");
        intake.placed(parts[0], parts.length == 1 ? null : UUID.fromString(parts[1]));
    }
}
