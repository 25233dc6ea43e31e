package eu.kapstok.complaint;

import eu.kapstok.customer.Contact;
import eu.kapstok.customer.PersonalDataPart;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a contact told us is not right, in their own words, and what we decided. */
@Component
class ComplaintPersonalData implements PersonalDataPart {

    private static final int MOST = 1000;

    /**
     * @param invoice that they say is not right, null where it is about something else
     * @param decision why we decided as we did, null before
     * @param objection to the decision, null where there is none
     * @param rating in words, null where none was given
     */
    record Told(String number, Instant at, String reason, String invoice, String words, String state, String decision, String objection,
                String rating) {
    }

    private final JdbcClient sql;

    ComplaintPersonalData(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public String name() {
        return "complaints";
    }

    @Override
    public List<Told> of(Contact contact) {
        return sql.sql("""
                select number, reported_at, reason, invoice, description, state, decision_grounds, objection, rating_words from kapstok.complaint
                where customer = ? and contact_id = ? order by reported_at desc, id desc limit ?
                """).params(contact.customer().number(), contact.id(), MOST).query((row, index) -> new Told(row.getString(1),
                row.getTimestamp(2).toInstant(), row.getString(3), row.getString(4), row.getString(5), row.getString(6), row.getString(7),
                row.getString(8), row.getString(9))).list();
    }
}
