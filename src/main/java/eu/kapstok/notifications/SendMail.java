package eu.kapstok.notifications;

import eu.kapstok.engine.QueuedWork;
import java.time.Clock;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Sends a written mail once; what fails is tried again, what is refused is told. */
@Component
class SendMail implements QueuedWork {

    static final String TYPE = "send-mail";

    private final MailStore mails;
    private final Mailer mailer;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SendMail(MailStore mails, Mailer mailer, ApplicationEventPublisher events, Clock clock) {
        this.mails = mails;
        this.mailer = mailer;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public void run(String payload) {
        mails.find(UUID.fromString(payload)).filter(mail -> mail.state() == KeptMail.State.QUEUED).ifPresent(this::send);
    }

    private void send(KeptMail mail) {
        try {
            mailer.send(mail);
            mails.sent(mail.id(), clock.instant());
            if (mailer.handsOver()) {
                mails.forgetSecrets(mail.id());
            }
            events.publishEvent(new MailSent(mail.id(), mail.recipient(), mail.template(), mail.businessKey(), mail.customer()));
        } catch (Mailer.RecipientRefused refused) {
            mails.refused(mail.id(), refused.getMessage());
            events.publishEvent(new MailRefused(mail.id(), mail.recipient(), mail.template(), mail.businessKey(),
                    mail.customer(), refused.getMessage()));
        } catch (RuntimeException failed) {
            mails.failed(mail.id(), String.valueOf(failed.getMessage()));
            throw failed;
        }
    }
}
