package eu.kapstok.notifications;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.actuate.mail.MailHealthIndicator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/** Whether the mail server answers. Mails wait in the queue while it does not, so that the portal goes on. */
@Component("mailHealthIndicator")
@ConditionalOnProperty("spring.mail.host")
class MailHealth implements HealthIndicator {

    private static final Status AWAY = new Status("DEGRADED");

    private final MailHealthIndicator server;

    MailHealth(JavaMailSenderImpl sender) {
        this.server = new MailHealthIndicator(sender);
    }

    @Override
    public Health health() {
        Health health = server.health();
        return health.getStatus().equals(Status.UP) ? health : Health.status(AWAY).withDetails(health.getDetails()).build();
    }
}
