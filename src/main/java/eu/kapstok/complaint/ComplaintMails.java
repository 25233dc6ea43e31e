package eu.kapstok.complaint;

import eu.kapstok.customer.CustomerService;
import eu.kapstok.documents.LocalFormat;
import eu.kapstok.notifications.Mail;
import eu.kapstok.notifications.Mails;
import eu.kapstok.security.PersonalLinks;
import eu.kapstok.security.StaffDirectory;
import eu.kapstok.security.StaffGroup;
import eu.kapstok.security.StaffMember;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/** Writes to customers and to our own people about complaints. */
@Service
class ComplaintMails {

    /** When a customer hears of it; what they read is {@code complaint.mail.<NAME>.subject} and {@code .text}. */
    enum Moment {
        /** 0: day by which they hear more. */
        ACKNOWLEDGED,
        /** 0: last day to answer. */
        INFORMATION_ASKED,
        /** 0: last day to answer. */
        INFORMATION_REMINDED,
        MESSAGE,
        CLOSED_SETTLED,
        CLOSED_REJECTED,
        CLOSED_NO_INFORMATION,
        CLOSED_GOODS_NEVER_CAME,
        WITHDRAWN
    }

    /** What a consumer who withdrew reads in words of its own, {@code withdrawal.mail.<NAME>}. */
    private static final Set<Moment> OF_WITHDRAWAL = EnumSet.of(Moment.MESSAGE, Moment.CLOSED_SETTLED, Moment.CLOSED_GOODS_NEVER_CAME, Moment.WITHDRAWN);

    private static final Duration LINK = Duration.ofDays(30);

    private final ComplaintRecipients recipients;
    private final CustomerService customers;
    private final StaffDirectory staff;
    private final ComplaintWords words;
    private final PersonalLinks links;
    private final Mails mails;
    private final Clock clock;
    private final String baseUrl;

    ComplaintMails(ComplaintRecipients recipients, CustomerService customers, StaffDirectory staff, ComplaintWords words, PersonalLinks links,
                   Mails mails, Clock clock, @Value("${kapstok.base-url}") String baseUrl) {
        this.recipients = recipients;
        this.customers = customers;
        this.staff = staff;
        this.words = words;
        this.links = links;
        this.mails = mails;
        this.clock = clock;
        this.baseUrl = baseUrl;
    }

    /**
     * Tells the customer.
     *
     * @param free what one of ours wrote, null where there is nothing to add
     * @param facts days in the order of the text's placeholders
     */
    void tell(Complaint complaint, Moment moment, String free, List<Instant> facts) {
        recipients.of(complaint).ifPresent(contact -> {
            Locale locale = contact.locale();
            LocalFormat format = new LocalFormat(locale);
            Object[] days = facts.stream().map(fact -> format.date(LocalDate.ofInstant(fact, Complaint.SELLER))).toArray();
            String key = (complaint.withdrawal() && OF_WITHDRAWAL.contains(moment) ? "withdrawal.mail." : "complaint.mail.") + moment;
            Map<String, Object> model = new HashMap<>();
            model.put("name", contact.name());
            model.put("number", complaint.number());
            model.put("text", words.text(locale, key + ".text", days));
            model.put("free", free == null ? "" : free);
            model.put("withdrawal", complaint.withdrawal());
            model.put("link", links.create(contact.id(), "/portal/complaints/" + complaint.number(), clock.instant().plus(LINK)));
            mails.send("%s:%s:%s:%s".formatted(complaint.id(), moment, complaint.historyLength(), contact.email()),
                    new Mail(contact.email(), locale, "complaint-news", List.of(words.text(locale, key + ".subject"), complaint.number()), model,
                            List.of(), complaint.number(), complaint.customer()));
        });
    }

    /**
     * Tells whoever works on it.
     *
     * @param key of the sentence; 0: number, 1: who, 2: their words
     */
    void tellTeam(Complaint complaint, String key, String who, String theirWords) {
        tellStaff(complaint, complaint.team(), key, complaint.number(), who, theirWords);
    }

    /**
     * @param group whose members are told
     * @param key of the sentence, {@code <key>.subject} of the subject
     */
    void tellStaff(Complaint complaint, String group, String key, Object... arguments) {
        String customer = customers.customer(complaint.customer()).orElseThrow().name();
        for (StaffMember member : StaffGroup.byId(group).map(staff::membersOf).orElse(List.of())) {
            if (member.email() != null) {
                Map<String, Object> model = new HashMap<>();
                model.put("name", member.name());
                model.put("number", complaint.number());
                model.put("customer", customer);
                model.put("sentence", words.text(key, arguments));
                model.put("link", baseUrl + "/staff/complaints/" + complaint.number());
                mails.send("%s:%s:%s:%s".formatted(complaint.id(), key, complaint.historyLength(), member.id()),
                        new Mail(member.email(), Locale.ENGLISH, "complaint-staff", List.of(words.text(key + ".subject", complaint.number())),
                                model, List.of(), complaint.number(), null));
            }
        }
    }
}
