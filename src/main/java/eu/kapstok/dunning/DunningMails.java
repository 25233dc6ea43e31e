package eu.kapstok.dunning;

import eu.kapstok.customer.Contact;
import eu.kapstok.documents.LocalFormat;
import eu.kapstok.notifications.Mail;
import eu.kapstok.notifications.Mails;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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
    private final Redirect redirect;
    private final String baseUrl;

    DunningMails(Mails mails, MessageSource messages, DebtorContacts contacts, Redirect redirect, @Value("${kapstok.base-url}") String baseUrl) {
        this.mails = mails;
        this.messages = messages;
        this.contacts = contacts;
        this.redirect = redirect;
        this.baseUrl = baseUrl;
    }

    /** Says whether a plan is agreed, and then its days and amounts. */
    void plan(Plan plan, boolean agreed) {
        contacts.reader(plan.customer()).ifPresent(contact -> send("plan:" + plan.id(), contact, plan.customer(), plan.customer(),
                agreed ? "plan.agreed" : "plan.refused", new Object[] {plan.id()}, agreed ? withParts(plan, contact) : plan.answer()));
    }

    private String withParts(Plan plan, Contact contact) {
        LocalFormat format = new LocalFormat(contact.locale());
        String parts = plan.instalments().stream().map(part -> messages.getMessage("dunning.agreed.part",
                new Object[] {format.date(part.due()), format.money(part.amount())}, contact.locale())).collect(Collectors.joining("\n"));
        return plan.answer() == null ? parts : parts + "\n\n" + plan.answer();
    }

    /** In good time before the day. */
    void promise(Promise promise) {
        contacts.reader(promise.customer()).ifPresent(contact -> send("remind:" + promise.id(), contact, promise.customer(), promise.customer(),
                "promise", sum(contact, promise.promisedOn(), promise.amount()), null));
    }

    void instalment(Plan plan, Plan.Instalment instalment) {
        contacts.reader(plan.customer()).ifPresent(contact -> send("remind:%s:%s".formatted(plan.id(), instalment.due()), contact, plan.customer(),
                plan.customer(), "instalment", sum(contact, instalment.due(), instalment.amount()), null));
    }

    private static Object[] sum(Contact contact, LocalDate day, BigDecimal amount) {
        LocalFormat format = new LocalFormat(contact.locale());
        return new Object[] {format.money(amount), format.date(day)};
    }

    private void send(String moment, Contact contact, String customer, String key, String kind, Object[] arguments, String answer) {
        Map<String, Object> model = new HashMap<>();
        model.put("name", contact.name());
        model.put("sentence", messages.getMessage("mail.dunning-answer." + kind, arguments, contact.locale()));
        model.put("answer", answer == null ? "" : answer);
        model.put("link", baseUrl + Letters.PORTAL);
        mails.send("dunning-answer:" + moment, new Mail(redirect.address().orElse(contact.email()), contact.locale(), TEMPLATE,
                List.of(messages.getMessage("mail.dunning-answer." + kind + ".subject", arguments, contact.locale())), model, List.of(), key, customer));
    }
}
