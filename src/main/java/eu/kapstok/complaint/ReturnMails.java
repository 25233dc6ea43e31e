package eu.kapstok.complaint;

import eu.kapstok.customer.Contact;
import eu.kapstok.documents.LocalFormat;
import eu.kapstok.notifications.Mail;
import eu.kapstok.notifications.Mails;
import eu.kapstok.security.PersonalLinks;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What a customer is told about goods that come back. */
@Component
class ReturnMails {

    private static final Duration LINK = Duration.ofDays(30);

    private final ComplaintRecipients recipients;
    private final PersonalLinks links;
    private final Mails mails;
    private final ReturnPeriod period;
    private final Clock clock;

    ReturnMails(ComplaintRecipients recipients, PersonalLinks links, Mails mails, ReturnPeriod period, Clock clock) {
        this.recipients = recipients;
        this.links = links;
        this.mails = mails;
        this.period = period;
        this.clock = clock;
    }

    /** Brings the instructions and the label. */
    void sendLabel(GoodsReturn goods, Complaint complaint) {
        send(goods, complaint, "return-label", "label", List.of(goods.documentId()));
    }

    /** Asks once more for goods that did not come. */
    void remind(GoodsReturn goods, Complaint complaint) {
        send(goods, complaint, "return-reminder", "reminder:" + goods.parcels().size(), List.of(goods.documentId()));
    }

    /** Says that nothing more is waited for, and what is not settled as it did not come. */
    void partly(GoodsReturn goods, Complaint complaint) {
        send(goods, complaint, "return-partly", "partly", List.of());
    }

    private void send(GoodsReturn goods, Complaint complaint, String template, String moment, List<UUID> attachments) {
        recipients.of(complaint).ifPresent(contact -> mails.send("%s:%s:%s".formatted(goods.number(), moment, contact.email()),
                new Mail(contact.email(), contact.locale(), template, List.of(goods.number()), about(goods, contact), attachments,
                        goods.complaint(), goods.customer())));
    }

    private Map<String, Object> about(GoodsReturn goods, Contact contact) {
        LocalFormat format = new LocalFormat(contact.locale());
        Map<String, Object> model = new HashMap<>();
        model.put("name", contact.name());
        model.put("number", goods.number());
        model.put("case", goods.complaint());
        ReturnPeriod.Until until = period.until(goods);
        model.put("until", format.date(until.day()));
        model.put("period", until.sent() ? "sendBack" : "text");
        model.put("waitedFor", format.date(period.waitedFor(goods)));
        model.put("lines", goods.lines().stream().filter(line -> line.missing().signum() > 0)
                .map(line -> "%s %s %s".formatted(format.number(line.missing()), line.unit(), line.description())).toList());
        model.put("link", links.create(contact.id(), "/portal/complaints/" + goods.complaint(), clock.instant().plus(LINK)));
        return model;
    }
}
