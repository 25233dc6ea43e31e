package eu.kapstok.notifications;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The mails of a case, for staff who want to know what went out. */
@Component
public class CaseMails {

    private static final int MOST = 50;
    private static final Set<String> CHOSEN = Set.of("WAITING", "BUNDLED", "UNWANTED");

    /**
     * @param sentAt null while it is on its way, and for good when it was refused
     * @param chosen whether its reader has it with others, or not at all
     */
    public record CaseMail(UUID id, String recipient, String subject, Instant writtenAt, Instant sentAt, boolean refused,
                           boolean chosen) {
    }

    private final JdbcClient database;

    CaseMails(JdbcClient database) {
        this.database = database;
    }

    /** Newest first, at most 50. */
    public List<CaseMail> of(String businessKey) {
        return database.sql("select id, recipient, subject, created_at, sent_at, state from kapstok.mail where business_key = :key "
                        + "order by created_at desc, id limit " + MOST)
                .param("key", businessKey).query((row, number) -> {
                    Timestamp sent = row.getTimestamp("sent_at");
                    return new CaseMail(row.getObject("id", UUID.class), row.getString("recipient"), row.getString("subject"),
                            row.getTimestamp("created_at").toInstant(), sent == null ? null : sent.toInstant(),
                            row.getString("state").equals(KeptMail.State.REFUSED.name()),
                            CHOSEN.contains(row.getString("state")));
                }).list();
    }
}
