package eu.kapstok.order;

import eu.kapstok.engine.JobQueue;
import eu.kapstok.engine.QueuedWork;
import eu.kapstok.notifications.MailRefused;
import eu.kapstok.notifications.MailSent;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Hears whether the mail server took a confirmation; what follows from it never sends that mail a second time. */
@Component
class OrderMailOutcomes implements QueuedWork {

    static final String TYPE = "order-confirmation-outcome";

    private static final String SENT = "sent";
    private static final String REFUSED = "refused";
    private static final int PARTS = 3;
    private static final int MOST = 1500;

    private final OrderFollowing following;
    private final JobQueue queue;

    /** The engine asks for all kinds of work before it is there itself. */
    OrderMailOutcomes(@Lazy OrderFollowing following, @Lazy JobQueue queue) {
        this.following = following;
        this.queue = queue;
    }

    @EventListener(condition = "#sent.template() == 'order-confirmed'")
    void sent(MailSent sent) {
        queue.enqueue(TYPE, SENT + " " + sent.businessKey());
    }

    @EventListener(condition = "#refused.template() == 'order-confirmed'")
    void refused(MailRefused refused) {
        String reason = String.valueOf(refused.reason());
        queue.enqueue(TYPE, "%s %s %s: %s".formatted(REFUSED, refused.businessKey(), refused.recipient(),
                reason.substring(0, Math.min(MOST, reason.length()))));
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public void run(String payload) {
        String[] parts = payload.split(" ", PARTS);
        if (parts[0].equals(REFUSED)) {
            following.confirmationRefused(parts[1], parts[2]);
        } else {
            following.confirmationHandedOver(parts[1]);
        }
    }
}
