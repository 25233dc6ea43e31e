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
        KeptMail mail = mails.find(UUID.fromString(payload)).orElse(null);
        if (mail != null && mail.state() == KeptMail.State.QUEUED && !handedOver(mail)) {
            return;
        }
        if (mail != null && (mail.state() == KeptMail.State.QUEUED || mail.state() == KeptMail.State.SENT)) {
            events.publishEvent(new MailSent(mail.id(), mail.recipient(), mail.template(), mail.businessKey(), mail.customer()));
        }
    }

    /** That it went is kept at once: what follows from it may fail and be tried again, and the mail still goes once. */
    private boolean handedOver(KeptMail mail) {
        try {
            mailer.send(mail);
            mails.sent(mail.id(), clock.instant(), mailer.handsOver());
            return true;
        } catch (Mailer.RecipientRefused refused) {
            mails.refused(mail.id(), refused.getMessage());
            events.publishEvent(new MailRefused(mail.id(), mail.recipient(), mail.template(), mail.businessKey(),
                    mail.customer(), refused.getMessage()));
            return false;
        } catch (RuntimeException failed) {
            mails.failed(mail.id(), String.valueOf(failed.getMessage()));
            throw failed;
        }
    }
}
