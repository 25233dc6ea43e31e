package eu.kapstok.dunning;

import eu.kapstok.customer.Contact;
import eu.kapstok.customer.CustomerCases;
import eu.kapstok.customer.CustomerService;
import eu.kapstok.documents.DocumentArchive;
import eu.kapstok.documents.NewDocument;
import eu.kapstok.documents.Retention;
import eu.kapstok.documents.Seller;
import eu.kapstok.documents.UploadedFile;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes what customers object to in an invoice: to complaints where they are taken up, else to credit control. */
@Service
class Objections implements CustomerCases {

    private static final String KIND = "dunning";

    private final JdbcClient sql;
    private final Debtors debtors;
    private final InvoiceDisputes disputes;
    private final InvoiceDisputeProcess process;
    private final ObjectProvider<DisputeIntake> intakes;
    private final DunningMails mails;
    private final CustomerService customers;
    private final DocumentArchive archive;
    private final Retention retention;
    private final Seller seller;
    private final MessageSource messages;
    private final Clock clock;

    Objections(JdbcClient sql, Debtors debtors, @Lazy InvoiceDisputes disputes, @Lazy InvoiceDisputeProcess process,
               ObjectProvider<DisputeIntake> intakes, DunningMails mails, CustomerService customers, DocumentArchive archive,
               Retention retention, Seller seller, MessageSource messages, Clock clock) {
        this.sql = sql;
        this.debtors = debtors;
        this.disputes = disputes;
        this.process = process;
        this.intakes = intakes;
        this.mails = mails;
        this.customers = customers;
        this.archive = archive;
        this.retention = retention;
        this.seller = seller;
        this.messages = messages;
        this.clock = clock;
    }

    /** From now on that invoice is left alone. What the same person wrote already is not taken twice. */
    @Transactional
    public String raise(String customer, String invoice, String words, List<UploadedFile> files, Contact contact) {
        debtors.take(customer);
        Optional<String> before = sql.sql("""
                select number from kapstok.dunning_objection where customer = ? and invoice = ? and contact_id = ? and words = ? and outcome is null
                """).params(customer, invoice, contact.id(), words).query(String.class).optional();
        if (before.isPresent()) {
            return before.get();
        }
        String number = debtors.nextNumber("D");
        List<UUID> kept = files.stream().map(file -> archive.store(new NewDocument(KIND, customer, number,
                messages.getMessage("dunning.objection.file", new Object[] {invoice}, contact.locale()), file.name(), file.type(),
                contact.language(), retention.deleteOn(KIND, seller.country(), LocalDate.now(clock)), file.content())).id()).toList();
        DisputeIntake intake = intakes.getIfAvailable();
        Optional<String> elsewhere = intake == null ? Optional.empty() : intake.open(customer, contact.id(), invoice, words, kept);
        if (elsewhere.isPresent()) {
            return elsewhere.get();
        }
        sql.sql("""
                insert into kapstok.dunning_objection (number, invoice, customer, contact_id, contact_name, language, words, raised_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                """).params(number, invoice, customer, contact.id(), contact.name(), contact.language(), words, Timestamp.from(clock.instant())).update();
        disputes.disputed(invoice, customer, number);
        process.objectionRaised(number);
        return number;
    }

    /** @param outcome RIGHT when the customer is right */
    @Transactional
    public void settle(String number, String outcome, String answer, String by) {
        Objection objection = find(number);
        debtors.take(objection.customer());
        sql.sql("update kapstok.dunning_objection set outcome = ?, answer = ?, answered_by = ?, answered_at = ? where number = ? and outcome is null")
                .params(outcome, answer, by, Timestamp.from(clock.instant()), number).update();
        disputes.settled(objection.invoice(), number);
    }

    /** Brings the answer to who objected. */
    @Transactional
    public void tell(String number) {
        Objection objection = find(number);
        customers.contact(objection.contact()).filter(contact -> contact.active() && contact.email() != null)
                .ifPresent(contact -> mails.settlement(objection, contact));
    }

    Objection find(String number) {
        return sql.sql("select * from kapstok.dunning_objection where number = ?").param(number).query(Objections::objection).optional()
                .orElseThrow(() -> new IllegalStateException("There is no objection " + number));
    }

    List<Objection> ofCustomer(String customer, int most) {
        return sql.sql("select * from kapstok.dunning_objection where customer = ? order by raised_at desc limit ?").params(customer, most)
                .query(Objections::objection).list();
    }

    @Override
    @Transactional(readOnly = true)
    public List<String> running(String customerNumber, int most) {
        return sql.sql("select number from kapstok.dunning_objection where customer = ? and outcome is null order by raised_at desc limit ?")
                .params(customerNumber, most).query(String.class).list();
    }

    private static Objection objection(ResultSet row, int index) throws SQLException {
        return new Objection(row.getString("number"), row.getString("invoice"), row.getString("customer"), row.getObject("contact_id", UUID.class),
                row.getString("contact_name"), row.getString("language").strip(), row.getString("words"), row.getTimestamp("raised_at").toInstant(),
                row.getString("outcome"), row.getString("answer"));
    }
}
