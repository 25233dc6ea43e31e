package eu.kapstok.notifications;

import eu.kapstok.documents.Seller;
import eu.kapstok.documents.Templates;
import eu.kapstok.engine.JobQueue;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.thymeleaf.templatemode.TemplateMode;

/** Writes mails from {@code templates/mail/}, as text and as HTML, and queues their sending. */
@Component
class MailWriter implements Mails {

    private final MailStore mails;
    private final MessageSource messages;
    private final Seller seller;
    private final JobQueue jobs;
    private final MailChoices choices;
    private final Clock clock;
    private final Templates html;
    private final Templates text;

    MailWriter(MailStore mails, MessageSource messages, Seller seller, JobQueue jobs, MailChoices choices, Clock clock) {
        this.mails = mails;
        this.messages = messages;
        this.seller = seller;
        this.jobs = jobs;
        this.choices = choices;
        this.clock = clock;
        this.html = new Templates(messages, "templates/mail/", ".html", TemplateMode.HTML);
        this.text = new Templates(messages, "templates/mail/", ".txt", TemplateMode.TEXT);
    }

    @Override
    @Transactional
    public UUID send(String once, Mail mail) {
        return mails.writtenFor(once).orElseGet(() -> write(once, mail));
    }

    private UUID write(String once, Mail mail) {
        String subject = messages.getMessage("mail." + mail.template() + ".subject", mail.subjectArguments().toArray(),
                mail.locale()).replaceAll("\\s+", " ");
        Map<String, Object> model = new HashMap<>(mail.model());
        model.put("subject", subject);
        model.put("seller", seller);
        KeptMail.State state = mail.optional() ? choices.stateFor(mail) : KeptMail.State.QUEUED;
        KeptMail kept = new KeptMail(UUID.randomUUID(), mail.to(), mail.locale().getLanguage(), mail.template(), subject,
                tidy(text.write(mail.template(), mail.locale(), model)) + text.write("foot", mail.locale(), model),
                html.write(mail.template(), mail.locale(), model), mail.attachments(), mail.businessKey(),
                mail.customer(), state, null);
        if (!mails.add(kept, once, clock.instant())) {
            return mails.writtenFor(once).orElseThrow();
        }
        if (state == KeptMail.State.QUEUED) {
            jobs.enqueue(SendMail.TYPE, kept.id().toString());
        }
        return kept.id();
    }

    /** What conditions and loops of a template leave as blank lines. */
    private static String tidy(String text) {
        return text.strip().replaceAll("[ \t]+(?=\\R)", "").replaceAll("\\R{3,}", "\n\n") + "\n\n";
    }
}
