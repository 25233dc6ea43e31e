package eu.kapstok.quote;

import eu.kapstok.customer.Contact;
import eu.kapstok.customer.ContactRole;
import eu.kapstok.customer.CustomerService;
import eu.kapstok.documents.LocalFormat;
import eu.kapstok.engine.BusinessCalendar;
import eu.kapstok.engine.JobQueue;
import eu.kapstok.notifications.Mail;
import eu.kapstok.notifications.Mails;
import eu.kapstok.security.PersonalLinks;
import eu.kapstok.security.StaffDirectory;
import eu.kapstok.security.StaffGroup;
import eu.kapstok.security.StaffMember;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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

    private static final Duration LINK_AFTER_EXPIRY = Duration.ofDays(30);

    /** An offer that was taken back or could not be kept: whoever had it must hear so. */
    private static final Set<String> NEEDED = Set.of("quote-withdrawn", "quote-cancelled");

    private final QuoteFiles files;
    private final CustomerService customers;
    private final StaffDirectory staff;
    private final QuoteRepository quotes;
    private final QuoteDecisions decisions;
    private final QuoteWishes wishes;
    private final WishTexts wishTexts;
    private final QuoteWords words;
    private final PersonalLinks links;
    private final Mails mails;
    private final JobQueue queue;
    private final BusinessCalendar calendar;
    private final AnswerTimes times;
    private final Clock clock;
    private final String baseUrl;

    QuoteMails(QuoteFiles files, CustomerService customers, StaffDirectory staff, QuoteRepository quotes, QuoteDecisions decisions,
               QuoteWishes wishes, WishTexts wishTexts, QuoteWords words, PersonalLinks links,
               Mails mails, JobQueue queue, BusinessCalendar calendar, AnswerTimes times, Clock clock,
               @Value("${kapstok.base-url}") String baseUrl) {
        this.files = files;
        this.customers = customers;
        this.staff = staff;
        this.quotes = quotes;
        this.decisions = decisions;
        this.wishes = wishes;
        this.wishTexts = wishTexts;
        this.words = words;
        this.links = links;
        this.mails = mails;
        this.queue = queue;
        this.calendar = calendar;
        this.times = times;
        this.clock = clock;
        this.baseUrl = baseUrl;
    }

    /**
     * Puts the newest version before the customer.
     *
     * @return when we come back to them, and until when they may answer
     */
    @Transactional
    public AnswerTimes.Moments sendQuote(String number) {
        Quote quote = files.take(number);
        QuoteVersion version = files.current(quote);
        String opening = !quote.wasSent() ? "text" : quote.isSentVersionCurrent() ? "extended" : "revised";
        Instant now = clock.instant();
        quote.send(now);
        version.sent(now);
        files.tell(quote, QuoteEvent.Type.SENT, null, version.version(), version.validUntil());
        Set<Contact> recipients = recipients(quote);
        if (recipients.isEmpty()) {
            throw new IllegalStateException("Customer %s has no contact with an address who may accept quote %s"
                    .formatted(quote.customer(), number));
        }
        for (Contact contact : recipients) {
            Map<String, Object> model = about(quote, contact);
            model.put("opening", opening);
            offer(model, quote, version, contact);
            send(inValidity(QuoteApprovalProcess.Elements.SEND_QUOTE, quote), "quote-ready", quote, contact, model,
                    List.of(version.documentId()));
        }
        return times.of(quote, now, version.country());
    }

    /** Says that the validity ends soon; nothing to a customer who has answered or cannot answer any more. */
    @Transactional
    public void remind(String number) {
        Quote quote = files.find(number);
        if (quote.status() != QuoteStatus.SENT || !quote.isValidAt(clock.instant())) {
            return;
        }
        QuoteVersion version = files.sent(quote);
        files.tell(quote, QuoteEvent.Type.REMINDED, null, quote.validUntil());
        for (Contact contact : recipients(quote)) {
            Map<String, Object> model = about(quote, contact);
            offer(model, quote, version, contact);
            String lastDay = new LocalFormat(contact.locale()).date(quote.validUntil());
            mails.send(once(inValidity(QuoteApprovalProcess.Elements.REMIND_CUSTOMER, quote), quote, contact),
                    new Mail(contact.email(), contact.locale(), "quote-reminder", List.of(number, lastDay), model, List.of(),
                            number, quote.customer()).asChosen());
        }
    }

    /** Says that it can no longer be ordered, and what to do for who still wants it. */
    @Transactional
    public void tellExpiry(Quote quote) {
        for (Contact contact : recipients(quote)) {
            Map<String, Object> model = about(quote, contact);
            model.put("validUntil", quote.validUntil());
            model.put("link", links.create(contact.id(), "/portal/quotes/" + quote.number(),
                    clock.instant().plus(LINK_AFTER_EXPIRY)));
            send(inValidity(QuoteApprovalProcess.Elements.EXPIRE_QUOTE, quote), "quote-expired", quote, contact, model,
                    List.of());
        }
    }

    private void offer(Map<String, Object> model, Quote quote, QuoteVersion version, Contact contact) {
        model.put("mayAccept", contact.has(ContactRole.APPROVER));
        model.put("net", version.net());
        model.put("gross", version.gross());
        model.put("business", version.business());
        model.put("validUntil", version.validUntil());
        model.put("link", links.create(contact.id(), "/portal/quotes/" + quote.number(), quote.endOfValidity()));
    }

    /** The same moment comes again when a version is extended. */
    private static String inValidity(String moment, Quote quote) {
        return moment + ":" + quote.validUntil();
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
        tellStaff(quote, group, taskId, taskId, "asked");
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
        tellStaff(files.find(number), told, taskId, "reminder:" + told + ":" + taskId,
                told.equals(asked) ? "reminder" : "managerTold", words.group(asked));
    }

    /** @param sentence what is said of the approval, as {@code quote.approval.<sentence>} */
    private void tellStaff(Quote quote, String group, String taskId, String moment, String sentence, Object... arguments) {
        QuoteVersion version = files.current(quote);
        String customer = customers.customer(quote.customer()).orElseThrow().name();
        List<Object> placeholders = new ArrayList<>(List.of(quote.number(), customer));
        placeholders.addAll(List.of(arguments));
        String text = words.text("quote.approval." + sentence, placeholders.toArray());
        String subject = words.text("quote.approval." + sentence + ".subject", quote.number());
        for (StaffMember member : members(group)) {
            if (member.email() == null || member.id().equalsIgnoreCase(quote.createdBy())) {
                continue;
            }
            Map<String, Object> model = new HashMap<>();
            model.put("name", member.name());
            model.put("sentence", text);
            model.put("net", version.net());
            model.put("discountPct", version.discountPct());
            model.put("marginPct", version.marginPct());
            model.put("reasons", words.reasons(version.approvalReasons()));
            model.put("validUntil", version.validUntil());
            model.put("link", baseUrl + "/staff/tasks/" + taskId);
            mails.send("%s:%s:%s".formatted(quote.number(), moment, member.id()), new Mail(member.email(), Locale.ENGLISH,
                    "quote-approval", List.of(subject), model, List.of(), quote.number(), null));
        }
    }

    /** Tells sales what the customer wants otherwise; nothing where the quote is to be revised for another reason. */
    @Transactional
    public void tellWish(String number, String taskId) {
        Quote quote = files.find(number);
        if (decisions.revisionAskedBy(quote).type() != QuoteEvent.Type.CHANGE_WANTED) {
            return;
        }
        QuoteAnswer answer = quotes.answer(quote.id(), quote.sentVersion()).orElseThrow();
        Map<String, Object> model = new HashMap<>();
        model.put("number", number);
        model.put("customer", customers.customer(quote.customer()).orElseThrow().name());
        model.put("contact", answer.who().contactName());
        model.put("wishes", wishTexts.of(wishes.of(quote, answer.version()), Locale.ENGLISH));
        model.put("wishedDate", answer.wishedDate());
        model.put("text", answer.changeText());
        model.put("link", baseUrl + "/staff/tasks/" + taskId);
        for (StaffMember member : members(StaffGroup.SALES.id())) {
            if (member.email() != null) {
                Map<String, Object> own = new HashMap<>(model);
                own.put("name", member.name());
                mails.send("%s:wish:%s:%s".formatted(number, taskId, member.id()), new Mail(member.email(), Locale.ENGLISH,
                        "quote-change-wanted", List.of(number), own, List.of(), number, null));
            }
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

    private static String once(String moment, Quote quote, Contact contact) {
        return "%s:%d:%s:%s".formatted(quote.number(), quote.currentVersion(), moment, contact.email());
    }

    private void send(String moment, String template, Quote quote, Contact contact, Map<String, Object> model,
                      List<UUID> attachments) {
        Mail mail = new Mail(contact.email(), contact.locale(), template, List.of(quote.number()), model, attachments,
                quote.number(), quote.customer());
        mails.send(once(moment, quote, contact), NEEDED.contains(template) ? mail : mail.asChosen());
    }
}
