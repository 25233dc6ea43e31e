package eu.kapstok.notifications;

import eu.kapstok.customer.Contact;
import eu.kapstok.customer.CustomerPagePart;
import eu.kapstok.customer.CustomerTimeline;
import eu.kapstok.customer.PersonalDataPart;
import eu.kapstok.customer.TimelineEntry;
import eu.kapstok.customer.TimelineQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The mails that went to a customer's contacts, for the staff's page of the customer. */
@Component
class CustomerMails implements CustomerPagePart, CustomerTimeline, PersonalDataPart {

    private static final int SHOWN = 10;
    private static final int MOST = 1000;
    private static final String KEY = "'mail:' || id";

    /** @param businessKey the case it belongs to, null where none */
    public record Sent(UUID id, String recipient, String subject, String businessKey, KeptMail.State state, Instant at) {
    }

    private final JdbcClient sql;

    CustomerMails(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public int position() {
        return 60;
    }

    @Override
    public String titleKey() {
        return "customer.part.mails";
    }

    @Override
    public String fragment() {
        return "customer/parts :: mails";
    }

    @Override
    public List<Sent> of(String customerNumber) {
        return sql.sql("select id, recipient, subject, business_key, state, created_at from kapstok.mail where customer = ? "
                        + "order by created_at desc, id desc limit " + SHOWN)
                .param(customerNumber).query(CustomerMails::sent).list();
    }

    @Override
    public List<TimelineEntry> of(String customerNumber, Place after, int most) {
        return sql.sql("select " + KEY + " as key, recipient, subject, state, created_at from kapstok.mail where customer = :customer "
                        + TimelineQuery.after(after, "created_at", KEY) + "order by created_at desc, id desc limit :most")
                .params(TimelineQuery.values(customerNumber, after, most))
                .query((row, number) -> new TimelineEntry(at(row.getTimestamp("created_at")), row.getString("key"), "mail",
                        ("REFUSED".equals(row.getString("state")) ? "Mail that was refused: " : "Mail: ") + row.getString("subject"),
                        "to " + row.getString("recipient"), null)).list();
    }

    @Override
    public String name() {
        return "mails";
    }

    @Override
    public List<Sent> of(Contact contact) {
        return contact.email() == null ? List.of() : sql.sql("select id, recipient, subject, business_key, state, created_at "
                        + "from kapstok.mail where customer = ? and lower(recipient) = lower(?) "
                        + "order by created_at desc, id desc limit " + MOST)
                .params(contact.customer().number(), contact.email()).query(CustomerMails::sent).list();
    }

    private static Sent sent(ResultSet row, int number) throws SQLException {
        return new Sent(row.getObject("id", UUID.class), row.getString("recipient"), row.getString("subject"),
                row.getString("business_key"), KeptMail.State.valueOf(row.getString("state")), at(row.getTimestamp("created_at")));
    }

    private static Instant at(Timestamp moment) {
        return moment.toInstant();
    }
}
