package eu.kapstok.complaint;

import eu.kapstok.customer.Address;
import eu.kapstok.customer.Contact;
import eu.kapstok.customer.Customer;
import eu.kapstok.customer.CustomerService;
import eu.kapstok.documents.DocumentArchive;
import eu.kapstok.documents.LocalFormat;
import eu.kapstok.documents.NewDocument;
import eu.kapstok.documents.Retention;
import eu.kapstok.documents.Seller;
import eu.kapstok.erp.ErpAddress;
import eu.kapstok.notifications.Mail;
import eu.kapstok.notifications.Mails;
import eu.kapstok.security.PersonalLinks;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writes, keeps and sends the letter of each decision, once. */
@Service
class DecisionLetters {

    private static final Duration LINK = Duration.ofDays(30);
    private static final Set<Resolution> WITH_MONEY = EnumSet.of(Resolution.REFUND, Resolution.CREDIT_NOTE, Resolution.PRICE_REDUCTION,
            Resolution.GOODWILL_VOUCHER);

    private final ComplaintFiles files;
    private final ComplaintRecipients recipients;
    private final CustomerService customers;
    private final DecisionDocument document;
    private final DocumentArchive archive;
    private final Retention retention;
    private final Seller seller;
    private final PersonalLinks links;
    private final Mails mails;
    private final ReturnWords words;
    private final JdbcClient sql;
    private final Clock clock;
    private final String baseUrl;

    DecisionLetters(ComplaintFiles files, ComplaintRecipients recipients, CustomerService customers, DecisionDocument document,
                    DocumentArchive archive, Retention retention, Seller seller, PersonalLinks links, Mails mails, ReturnWords words,
                    JdbcClient sql, Clock clock, @Value("${kapstok.base-url}") String baseUrl) {
        this.files = files;
        this.recipients = recipients;
        this.customers = customers;
        this.document = document;
        this.archive = archive;
        this.retention = retention;
        this.seller = seller;
        this.links = links;
        this.mails = mails;
        this.words = words;
        this.sql = sql;
        this.clock = clock;
        this.baseUrl = baseUrl;
    }

    /** Tells the customer the decision as it stands now; the same decision is told once. */
    @Transactional
    public void send(String number) {
        Complaint complaint = files.take(number);
        int decision = complaint.decisions();
        if (sent(number, decision).isPresent()) {
            return;
        }
        Optional<Contact> contact = recipients.of(complaint);
        Locale language = contact.map(Contact::locale).orElseGet(() -> Locale.forLanguageTag(complaint.language()));
        LocalDate today = LocalDate.now(clock);
        String kind = WITH_MONEY.contains(complaint.resolution()) ? "complaint" : "complaint-without-credit";
        String suffix = decision == 1 ? "" : "-" + decision;
        UUID letter = archive.store(new NewDocument("complaint-decision", complaint.customer(), number,
                words.text("document.decision.title", language, number), number + suffix + ".pdf", "application/pdf", language.getLanguage(),
                retention.deleteOn(kind, seller.country(), today), document.render(content(complaint, contact, language, today)))).id();
        Instant now = clock.instant();
        sql.sql("insert into kapstok.decision_letter values (?, ?, ?, ?)").params(number, decision, letter, Timestamp.from(now)).update();
        contact.ifPresent(reader -> mails.send("%s:decision:%d:%s".formatted(complaint.id(), decision, reader.email()),
                new Mail(reader.email(), reader.locale(), "decision", List.of(number), about(complaint, reader), List.of(letter), number,
                        complaint.customer())));
        files.tell(complaint, ComplaintEvent.Type.DECISION_SENT, null, complaint.resolution());
    }

    /** The letter of a decision. */
    Optional<UUID> sent(String number, int decision) {
        return sql.sql("select document_id from kapstok.decision_letter where complaint = ? and decision = ?").params(number, decision)
                .query(UUID.class).optional();
    }

    private DecisionDocument.Content content(Complaint complaint, Optional<Contact> contact, Locale language, LocalDate today) {
        Customer customer = customers.customer(complaint.customer()).orElseThrow();
        Address address = customer.invoiceAddress();
        return new DecisionDocument.Content(complaint.number(), language, today, LocalDate.ofInstant(complaint.reportedAt(), Complaint.SELLER),
                complaint.consumer(), complaint.country(), customer.number(), customer.name(), contact.map(Contact::name).filter(name -> !name.equals(customer.name())).orElse(null),
                new ErpAddress(address.erpId(), address.name(), address.street(), address.postalCode(), address.city(), address.country()),
                complaint.reason().name(), complaint.lines().stream().map(line -> new DecisionDocument.Line(line.product(), line.description(),
                line.unit() == null ? "" : line.unit(), line.quantity(), line.order() == null ? line.invoice() : line.order())).toList(),
                complaint.resolution().name(), complaint.amount(), complaint.decisionGrounds(), basis(complaint), complaint.goodsBack()
                && complaint.resolution() != Resolution.REJECT, complaint.objectionUntil(), baseUrl + "/portal/complaints/" + complaint.number());
    }

    /** Null where it rests on no rule that a customer could look up. */
    private String basis(Complaint complaint) {
        String basis = complaint.legalBasis();
        return basis == null || basis.isBlank() || basis.equals("-") || basis.equals("NONE") ? null : basis;
    }

    private Map<String, Object> about(Complaint complaint, Contact contact) {
        Map<String, Object> model = new HashMap<>();
        model.put("name", contact.name());
        model.put("number", complaint.number());
        model.put("outcome", words.text("complaint.resolution." + complaint.resolution(), contact.locale()));
        model.put("until", complaint.objectionUntil() == null ? "" : new LocalFormat(contact.locale()).date(complaint.objectionUntil()));
        model.put("link", links.create(contact.id(), "/portal/complaints/" + complaint.number(), clock.instant().plus(LINK)));
        return model;
    }
}
