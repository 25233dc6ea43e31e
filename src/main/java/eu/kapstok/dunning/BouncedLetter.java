package eu.kapstok.dunning;

import eu.kapstok.engine.JobQueue;
import eu.kapstok.engine.QueuedWork;
import eu.kapstok.notifications.MailRefused;
import java.util.UUID;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A letter that no mail server will deliver goes by post. */
@Component
class BouncedLetter implements QueuedWork {

    static final String TYPE = "dunning-bounced";

    private static final int MOST = 1500;

    private final DunningCases cases;
    private final JobQueue queue;

    /** The engine asks for all kinds of work before it is there itself. */
    BouncedLetter(@Lazy DunningCases cases, @Lazy JobQueue queue) {
        this.cases = cases;
        this.queue = queue;
    }

    @EventListener(condition = "#refused.template() == 'dunning'")
    void refused(MailRefused refused) {
        String reason = String.valueOf(refused.reason());
        queue.enqueue(TYPE, "%s %s %s".formatted(refused.mail(), refused.customer(), reason.substring(0, Math.min(MOST, reason.length()))));
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public void run(String payload) {
        String[] parts = payload.split(" ", 3);
        cases.bounced(UUID.fromString(parts[0]), parts[1], parts[2]);
    }
}
