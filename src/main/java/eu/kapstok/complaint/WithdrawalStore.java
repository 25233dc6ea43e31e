package eu.kapstok.complaint;

import eu.kapstok.customer.Contact;
import eu.kapstok.customer.PersonalDataPart;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Withdrawals as records. */
@Component
class WithdrawalStore implements PersonalDataPart {

    private static final int MANY = 100;
    private static final int MOST_OF_CONTACT = 1000;

    private final JdbcClient sql;

    WithdrawalStore(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * @param ip where the click came from, null where unknown
     * @param browser null as well
     */
    void add(Withdrawal withdrawal, String ip, String browser) {
        sql.sql("""
                insert into kapstok.withdrawal (complaint, sales_order, customer, contact_id, name, mail, language, declared_at, last_day,
                                                whole, ip, browser)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """).params(withdrawal.complaint(), withdrawal.order(), withdrawal.customer(), withdrawal.contactId(), withdrawal.name(),
                withdrawal.mail(), withdrawal.language(), Timestamp.from(withdrawal.declaredAt()), withdrawal.lastDay(), withdrawal.whole(),
                ip, browser).update();
    }

    void stopped(String complaint, boolean stopped) {
        sql.sql("update kapstok.withdrawal set order_stopped = ? where complaint = ?").params(stopped, complaint).update();
    }

    /** What the consumer was told and asked for with that order; what is usual where nobody noted anything else. */
    WithdrawalTerms terms(String order) {
        return sql.sql("select informed, informed_on, start_requested_on from kapstok.withdrawal_information where sales_order = ?").param(order)
                .query((row, index) -> new WithdrawalTerms(row.getBoolean("informed"), row.getObject("informed_on", LocalDate.class),
                        row.getObject("start_requested_on", LocalDate.class))).optional().orElse(WithdrawalTerms.USUAL);
    }

    /** @param by who of ours notes it */
    void note(String order, WithdrawalTerms terms, String by, Instant at) {
        sql.sql("""
                insert into kapstok.withdrawal_information (sales_order, informed, informed_on, start_requested_on, noted_by, noted_at) values (?, ?, ?, ?, ?, ?)
                on conflict (sales_order) do update set informed = excluded.informed, informed_on = excluded.informed_on, start_requested_on = excluded.start_requested_on,
                    noted_by = excluded.noted_by, noted_at = excluded.noted_at
                """).params(order, terms.informed(), terms.informedOn(), terms.startRequestedOn(), by, Timestamp.from(at)).update();
    }

    Optional<Withdrawal> find(String complaint) {
        return sql.sql("select * from kapstok.withdrawal where complaint = ?").param(complaint).query(WithdrawalStore::withdrawal).optional();
    }

    /** Of an order, the newest first, at most 100. */
    List<Withdrawal> ofOrder(String order) {
        return sql.sql("select * from kapstok.withdrawal where sales_order = ? order by declared_at desc limit ?").params(order, MANY)
                .query(WithdrawalStore::withdrawal).list();
    }

    @Override
    public String name() {
        return "withdrawals";
    }

    @Override
    public List<Withdrawal> of(Contact contact) {
        return sql.sql("select * from kapstok.withdrawal where contact_id = ? order by declared_at desc limit ?").params(contact.id(), MOST_OF_CONTACT)
                .query(WithdrawalStore::withdrawal).list();
    }

    private static Withdrawal withdrawal(ResultSet row, int index) throws SQLException {
        return new Withdrawal(row.getString("complaint"), row.getString("sales_order"), row.getString("customer"),
                row.getObject("contact_id", UUID.class), row.getString("name"), row.getString("mail"), row.getString("language"),
                row.getTimestamp("declared_at").toInstant(), row.getObject("last_day", LocalDate.class), row.getBoolean("whole"),
                (Boolean) row.getObject("order_stopped"));
    }
}
