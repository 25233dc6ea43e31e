package eu.kapstok.notifications;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Every mail that was written. */
@Component
class MailStore {

    /** The token at the end of an address that signs its reader in. */
    private static final String SECRET_LINK = "(/link/)[A-Za-z0-9_-]{20,}";

    /** A code alone on its line or in its element. */
    private static final String SIGN_IN_CODE = "(?<=[>\\n])[0-9]{6}(?=[<\\r\\n])";


    private static final int LONGEST_ERROR = 1000;
    private static final int MOST_IN_DIGEST = 200;
    private static final String SELECT = """
            select id, recipient, language, template, subject, text, html, attachments, business_key, customer, state, sent_at
            from kapstok.mail
            """;

    private final JdbcClient sql;

    MailStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** False when a mail of that moment is kept already. */
    boolean add(KeptMail mail, String once, Instant now) {
        return sql.sql("""
                insert into kapstok.mail (id, once, recipient, language, template, subject, text, html, attachments,
                                          business_key, customer, state, created_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (once) do nothing
                """)
                .params(mail.id(), once, mail.recipient(), mail.language(), mail.template(), mail.subject(), mail.text(),
                        mail.html(), mail.attachments().toArray(UUID[]::new), mail.businessKey(), mail.customer(),
                        mail.state().name(), Timestamp.from(now))
                .update() == 1;
    }

    Optional<UUID> writtenFor(String once) {
        return sql.sql("select id from kapstok.mail where once = ?").params(once).query(UUID.class).optional();
    }

    Optional<KeptMail> find(UUID id) {
        return sql.sql(SELECT + "where id = ?").params(id).query(MailStore::mail).optional();
    }

    /** What was sent, newest first; to anybody where {@code recipient} is null. */
    List<KeptMail> sent(String recipient, Instant since, int most) {
        String to = recipient == null ? "" : "lower(recipient) = lower(:recipient) and ";
        return sql.sql(SELECT + "where state = 'SENT' and " + to + "sent_at >= :since order by sent_at desc, id limit :most")
                .param("recipient", recipient).param("since", Timestamp.from(since)).param("most", most)
                .query(MailStore::mail).list();
    }

    /**
     * In a transaction of its own: that of the job may still fail.
     *
     * @param forget whether the kept text loses what signs somebody in
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    void sent(UUID id, Instant now, boolean forget) {
        sql.sql("""
                update kapstok.mail set state = 'SENT', sent_at = ?, attempts = attempts + 1, last_error = null where id = ?
                """).params(Timestamp.from(now), id).update();
        if (forget) {
            forgetSecrets(id);
        }
    }

    /** The kept text says what was written, but signs nobody in. */
    private void forgetSecrets(UUID id) {
        sql.sql("""
                update kapstok.mail set text = regexp_replace(regexp_replace(text, :link, '\\1...', 'g'), :code, '......', 'g'),
                    html = regexp_replace(regexp_replace(html, :link, '\\1...', 'g'), :code, '......', 'g')
                where id = :id
                """).param("link", SECRET_LINK).param("code", SIGN_IN_CODE).param("id", id).update();
    }

    void refused(UUID id, String reason) {
        sql.sql("update kapstok.mail set state = 'REFUSED', attempts = attempts + 1, last_error = ? where id = ?")
                .params(shortened(reason), id).update();
    }

    /** In a transaction of its own: that of the failed job is rolled back. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    void failed(UUID id, String reason) {
        sql.sql("update kapstok.mail set attempts = attempts + 1, last_error = ? where id = ?")
                .params(shortened(reason), id).update();
    }

    /** Whether a mail to that contact waits for the day's digest; the caller's transaction is alone at it from now on. */
    boolean hasWaiting(String customer, String recipient) {
        aloneAtDigest(customer, recipient);
        return sql.sql("select exists (select from kapstok.mail where customer = ? and lower(recipient) = lower(?) and state = 'WAITING')")
                .params(customer, recipient).query(Boolean.class).single();
    }

    /** Takes what waits for a digest, the oldest first. */
    List<KeptMail> bundle(String customer, String recipient, KeptMail.State state) {
        aloneAtDigest(customer, recipient);
        List<KeptMail> waiting = sql.sql(SELECT + "where customer = ? and lower(recipient) = lower(?) and state = 'WAITING' "
                + "order by created_at limit " + MOST_IN_DIGEST).params(customer, recipient).query(MailStore::mail).list();
        waiting.forEach(mail -> sql.sql("update kapstok.mail set state = ? where id = ?").params(state.name(), mail.id()).update());
        return waiting;
    }

    private void aloneAtDigest(String customer, String recipient) {
        sql.sql("select pg_advisory_xact_lock(hashtext('kapstok.digest'), hashtext(? || lower(?)))").params(customer, recipient)
                .query().listOfRows();
    }

    private static String shortened(String reason) {
        return reason.length() > LONGEST_ERROR ? reason.substring(0, LONGEST_ERROR) : reason;
    }

    private static KeptMail mail(ResultSet row, int number) throws SQLException {
        Timestamp sentAt = row.getTimestamp("sent_at");
        return new KeptMail(row.getObject("id", UUID.class), row.getString("recipient"), row.getString("language"),
                row.getString("template"), row.getString("subject"), row.getString("text"), row.getString("html"),
                List.of((UUID[]) row.getArray("attachments").getArray()), row.getString("business_key"),
                row.getString("customer"), KeptMail.State.valueOf(row.getString("state")),
                sentAt == null ? null : sentAt.toInstant());
    }
}
