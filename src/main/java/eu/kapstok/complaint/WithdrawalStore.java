package eu.kapstok.complaint;

import eu.kapstok.customer.Contact;
import eu.kapstok.customer.PersonalDataPart;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
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
                row.getTimestamp("declared_at").toInstant(), row.getObject("last_day", LocalDate.class), row.getBoolean("whole"));
    }
}
