package eu.kapstok.order;

import eu.kapstok.notifications.MailRefused;
import eu.kapstok.notifications.MailSent;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Hears whether the mail server took a confirmation. */
@Component
class OrderMailOutcomes {

    private static final int MOST = 1500;

    private final OrderFollowing following;

    /** The engine asks for all who send mails before it is there itself. */
    OrderMailOutcomes(@Lazy OrderFollowing following) {
        this.following = following;
    }

    @EventListener(condition = "#sent.template() == 'order-confirmed'")
    void sent(MailSent sent) {
        following.confirmationHandedOver(sent.businessKey());
    }

    @EventListener(condition = "#refused.template() == 'order-confirmed'")
    void refused(MailRefused refused) {
        String reason = String.valueOf(refused.reason());
        following.confirmationRefused(refused.businessKey(), "%s: %s".formatted(refused.recipient(),
                reason.substring(0, Math.min(MOST, reason.length()))));
    }
}
