package eu.kapstok.dunning;

import eu.kapstok.customer.Contact;
import eu.kapstok.customer.PersonalDataPart;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a contact promised and planned for the customer, what they objected to before complaints took that up, and which letters came to their address. */
@Component
class DunningPersonalData implements PersonalDataPart {

    private static final int MOST = 1000;

    record Promised(String id, Instant at, LocalDate day, BigDecimal amount, String state) {
    }

    /** @param words of the contact, null where there are none */
    record Planned(String id, Instant at, BigDecimal total, String words, String state) {
    }

    record Written(String id, LocalDate sentOn, String to, BigDecimal total) {
    }

    /** @param answer of ours, null where none was given */
    record Objected(String number, Instant at, String invoice, String words, String outcome, String answer) {
    }

    record Agreed(List<Promised> promises, List<Planned> plans, List<Objected> objections, List<Written> letters) {
    }

    private final JdbcClient sql;

    DunningPersonalData(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public String name() {
        return "overdueInvoices";
    }

    @Override
    public Agreed of(Contact contact) {
        String customer = contact.customer().number();
        List<Promised> promises = sql.sql("""
                select id, made_at, promised_on, amount, state from kapstok.dunning_promise
                where customer = ? and made_by = ? order by made_at desc limit ?
                """).params(customer, contact.name(), MOST).query((row, index) -> new Promised(row.getString(1), row.getTimestamp(2).toInstant(),
                row.getObject(3, LocalDate.class), row.getBigDecimal(4), row.getString(5))).list();
        List<Planned> plans = sql.sql("""
                select id, asked_at, total, words, state from kapstok.dunning_plan where customer = ? and asked_by = ? order by asked_at desc limit ?
                """).params(customer, contact.name(), MOST).query((row, index) -> new Planned(row.getString(1), row.getTimestamp(2).toInstant(),
                row.getBigDecimal(3), row.getString(4), row.getString(5))).list();
        List<Objected> objections = sql.sql("""
                select number, raised_at, invoice, words, outcome, answer from kapstok.dunning_objection
                where customer = ? and contact_id = ? order by raised_at desc limit ?
                """).params(customer, contact.id(), MOST).query((row, index) -> new Objected(row.getString(1), row.getTimestamp(2).toInstant(),
                row.getString(3), row.getString(4), row.getString(5), row.getString(6))).list();
        List<Written> letters = sql.sql("""
                select id, sent_on, sent_to, total from kapstok.dunning_letter where customer = ? and sent_to = ? order by decided_at desc limit ?
                """).params(customer, contact.email(), MOST).query((row, index) -> new Written(row.getString(1), row.getObject(2, LocalDate.class),
                row.getString(3), row.getBigDecimal(4))).list();
        return new Agreed(promises, plans, objections, letters);
    }
}
