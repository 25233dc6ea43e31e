package eu.kapstok.claim;

import eu.kapstok.documents.LocalFormat;
import eu.kapstok.notifications.Mail;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The mails that bring the letters. */
@Component
public class LetterMails {

    private static final String TEMPLATE = "dunning";

    private final MessageSource messages;

    LetterMails(MessageSource messages) {
        this.messages = messages;
    }

    /**
     * The mail of a letter, in the letter's language.
     *
     * @param to address
     * @param name of who reads it
     * @param attachments ids of the letter and what goes with it
     */
    public Mail of(Letter letter, String to, String name, List<UUID> attachments, String businessKey) {
        LocalFormat format = new LocalFormat(letter.language());
        Map<String, Object> model = new HashMap<>();
        model.put("name", name);
        model.put("key", "mail.dunning." + letter.level());
        model.put("amount", letter.payTo().amount());
        model.put("payTo", letter.payTo());
        model.put("reference", text(letter.language(), letter.payTo().reference().form() == PaymentReference.Form.OGM
                ? "document.claim.pay.reference.OGM" : "document.claim.pay.reference.RF"));
        model.put("attached", text(letter.language(), letter.level().charges() ? "mail.dunning.attached.charged" : "mail.dunning.attached"));
        model.put("lastDay", letter.period() == null ? null : letter.period().lastFreeDay());
        model.put("invoices", letter.claim().invoices().stream().map(invoice -> text(letter.language(), letter.daysLate(invoice) > 0
                ? "mail.dunning.invoice" : "mail.dunning.invoice.coming", invoice.number(), format.money(invoice.open()), format.date(invoice.due()))).toList());
        model.put("eInvoice", letter.country().equals("BE") && !letter.isConsumer());
        model.put("thanks", false);
        model.put("link", letter.url());
        return new Mail(to, letter.language(), TEMPLATE, List.of(text(letter.language(), "mail.dunning." + letter.level() + ".subject",
                format.money(letter.payTo().amount()))), model, attachments, businessKey, letter.customer());
    }

    /** Says thank you for a payment after a formal notice. */
    public Mail thanks(String customer, String to, String name, Locale language, String businessKey, String url) {
        Map<String, Object> model = new HashMap<>();
        model.put("name", name);
        model.put("thanks", true);
        model.put("link", url);
        return new Mail(to, language, TEMPLATE, List.of(text(language, "mail.dunning.thanks.subject")), model, List.of(), businessKey, customer);
    }

    private String text(Locale language, String key, Object... arguments) {
        return messages.getMessage(key, arguments, language);
    }
}
