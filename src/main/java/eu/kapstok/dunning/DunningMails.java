package eu.kapstok.dunning;

import eu.kapstok.customer.Contact;
import eu.kapstok.notifications.Mail;
import eu.kapstok.notifications.Mails;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Writes to customers what became of what they asked about their invoices. */
@Component
class DunningMails {

    private static final String TEMPLATE = "dunning-answer";

    private final Mails mails;
    private final MessageSource messages;
    private final DebtorContacts contacts;
    private final String baseUrl;

    DunningMails(Mails mails, MessageSource messages, DebtorContacts contacts, @Value("${kapstok.base-url}") String baseUrl) {
        this.mails = mails;
        this.messages = messages;
        this.contacts = contacts;
        this.baseUrl = baseUrl;
    }

    void settlement(Objection objection, Contact contact) {
        send("settled:" + objection.number(), contact, objection.customer(), objection.number(), "settled",
                new Object[] {objection.invoice()}, objection.answer());
    }

    /** Says whether a plan is agreed. */
    void plan(Plan plan, boolean agreed) {
        contacts.reader(plan.customer()).ifPresent(contact -> send("plan:" + plan.id(), contact, plan.customer(), plan.customer(),
                agreed ? "plan.agreed" : "plan.refused", new Object[] {plan.id()}, plan.answer()));
    }

    private void send(String moment, Contact contact, String customer, String key, String kind, Object[] arguments, String answer) {
        Map<String, Object> model = new HashMap<>();
        model.put("name", contact.name());
        model.put("sentence", messages.getMessage("mail.dunning-answer." + kind, arguments, contact.locale()));
        model.put("answer", answer == null ? "" : answer);
        model.put("link", baseUrl + Letters.PORTAL);
        mails.send("dunning-answer:" + moment, new Mail(contact.email(), contact.locale(), TEMPLATE,
                List.of(messages.getMessage("mail.dunning-answer." + kind + ".subject", arguments, contact.locale())), model, List.of(), key, customer));
    }
}
