package eu.kapstok.quote;

import eu.kapstok.customer.Contact;
import eu.kapstok.customer.ContactRole;
import eu.kapstok.customer.CustomerService;
import eu.kapstok.engine.BusinessCalendar;
import eu.kapstok.engine.JobQueue;
import eu.kapstok.notifications.Mail;
import eu.kapstok.notifications.Mails;
import eu.kapstok.security.PersonalLinks;
import eu.kapstok.security.StaffDirectory;
import eu.kapstok.security.StaffGroup;
import eu.kapstok.security.StaffMember;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writes to customers and to our own people about quotes. */
@Service
class QuoteMails {

    private final QuoteFiles files;
    private final CustomerService customers;
    private final StaffDirectory staff;
    private final QuoteWords words;
    private final PersonalLinks links;
    private final Mails mails;
    private final JobQueue queue;
    private final BusinessCalendar calendar;
    private final Clock clock;
    private final String baseUrl;

    QuoteMails(QuoteFiles files, CustomerService customers, StaffDirectory staff, QuoteWords words, PersonalLinks links,
               Mails mails, JobQueue queue, BusinessCalendar calendar, Clock clock, @Value("${kapstok.base-url}") String baseUrl) {
        this.files = files;
        this.customers = customers;
        this.staff = staff;
        this.words = words;
        this.links = links;
        this.mails = mails;
        this.queue = queue;
        this.calendar = calendar;
        this.clock = clock;
        this.baseUrl = baseUrl;
    }

    /**
     * Puts the newest version before the customer.
     *
     * @return the last moment at which they may answer
     */
    @Transactional
    public Instant sendQuote(String number) {
        Quote quote = files.take(number);
        QuoteVersion version = files.current(quote);
        boolean revised = quote.wasSent();
        quote.send(clock.instant());
        version.sent(clock.instant());
        files.tell(quote, QuoteEvent.Type.SENT, null, version.version(), version.validUntil());
        Set<Contact> recipients = recipients(quote);
        if (recipients.isEmpty()) {
            throw new IllegalStateException("Customer %s has no contact with an address who may accept quote %s"
                    .formatted(quote.customer(), number));
        }
        for (Contact contact : recipients) {
            Map<String, Object> model = about(quote, contact);
            model.put("revised", revised);
            model.put("mayAccept", contact.has(ContactRole.APPROVER));
            model.put("net", version.net());
            model.put("gross", version.gross());
            model.put("business", version.business());
            model.put("validUntil", version.validUntil());
            model.put("link", links.create(contact.id(), "/portal/quotes/" + number, quote.endOfValidity()));
            send(QuoteApprovalProcess.Elements.SEND_QUOTE, "quote-ready", quote, contact, model,
                    List.of(version.documentId()));
        }
        return quote.endOfValidity().minusSeconds(1);
    }

    /** Tells the customer that there is no quote any more, if they had it. */
    @Transactional
    public void tellEnd(Quote quote) {
        if (!quote.wasSent()) {
            return;
        }
        String template = quote.status() == QuoteStatus.CANCELLED ? "quote-cancelled" : "quote-withdrawn";
        for (Contact contact : recipients(quote)) {
            Map<String, Object> model = about(quote, contact);
            model.put("text", quote.closingText() == null ? "" : quote.closingText());
            send(template, template, quote, contact, model, List.of());
        }
    }

    /** Asks each member of the group whose turn it is, and has them reminded. */
    @Transactional
    public void askForApproval(String number, String group, String taskId) {
        Quote quote = files.find(number);
        files.tell(quote, QuoteEvent.Type.APPROVAL_ASKED, null, group);
        tellStaff(quote, group, taskId, "quote-approval-asked", taskId, Map.of());
        ApprovalReminder.enqueue(queue, calendar, clock.instant().atZone(Quote.SELLER), number, group, taskId);
    }

    /**
     * Says that an approval still waits.
     *
     * @param told group that hears it
     * @param asked group whose turn it is
     */
    @Transactional
    public void remindOfApproval(String number, String told, String asked, String taskId) {
        String label = StaffGroup.byId(asked).map(StaffGroup::label).orElse(asked);
        tellStaff(files.find(number), told, taskId, "quote-approval-reminder", "reminder:" + told + ":" + taskId,
                Map.of("group", label, "own", told.equals(asked)));
    }

    private void tellStaff(Quote quote, String group, String taskId, String template, String moment, Map<String, Object> more) {
        QuoteVersion version = files.current(quote);
        for (StaffMember member : members(group)) {
            if (member.email() == null || member.id().equalsIgnoreCase(quote.createdBy())) {
                continue;
            }
            Map<String, Object> model = new HashMap<>(more);
            model.put("name", member.name());
            model.put("number", quote.number());
            model.put("customer", customers.customer(quote.customer()).orElseThrow().name());
            model.put("net", version.net());
            model.put("discountPct", version.discountPct());
            model.put("marginPct", version.marginPct());
            model.put("reasons", words.reasons(version.approvalReasons()));
            model.put("validUntil", version.validUntil());
            model.put("link", baseUrl + "/staff/tasks/" + taskId);
            mails.send("%s:%s:%s".formatted(quote.number(), moment, member.id()), new Mail(member.email(), Locale.ENGLISH,
                    template, List.of(quote.number()), model, List.of(), quote.number(), null));
        }
    }

    private List<StaffMember> members(String group) {
        return StaffGroup.byId(group).map(staff::membersOf).orElse(List.of());
    }

    /** Who it is meant for, and who may accept it where that person may not. */
    private Set<Contact> recipients(Quote quote) {
        Set<Contact> recipients = new LinkedHashSet<>();
        if (quote.contact() != null) {
            customers.contactByErpId(quote.customer(), quote.contact()).filter(Contact::active).ifPresent(recipients::add);
        }
        if (recipients.stream().noneMatch(contact -> contact.has(ContactRole.APPROVER))) {
            recipients.addAll(customers.contactsOf(quote.customer(), ContactRole.APPROVER));
        }
        recipients.removeIf(contact -> contact.email() == null);
        return recipients;
    }

    private static Map<String, Object> about(Quote quote, Contact contact) {
        Map<String, Object> model = new HashMap<>();
        model.put("name", contact.name());
        model.put("number", quote.number());
        return model;
    }

    private void send(String moment, String template, Quote quote, Contact contact, Map<String, Object> model,
                      List<UUID> attachments) {
        mails.send("%s:%d:%s:%s".formatted(quote.number(), quote.currentVersion(), moment, contact.email()),
                new Mail(contact.email(), contact.locale(), template, List.of(quote.number()), model, attachments,
                        quote.number(), quote.customer()));
    }
}
