package eu.kapstok.contract;

import eu.kapstok.customer.Contact;
import eu.kapstok.security.RateLimits;
import eu.kapstok.security.Token;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** One-time codes for signing: six digits by mail, for one task and one contact, ten minutes, five tries. Time is real time. */
@Service
class SigningCodes {

    static final int TRIES = 5;
    static final Duration VALID = Duration.ofMinutes(10);

    private static final int MOST_MAILS = 5;

    enum Verdict {
        RIGHT, WRONG, NONE, USED_UP
    }

    /**
     * @param id of the code that was used, null unless right
     * @param left tries that are left
     */
    record Judged(Verdict verdict, UUID id, int left) {
    }

    private final JdbcClient sql;
    private final RateLimits limits;
    private final Clock clock = Clock.systemUTC();

    SigningCodes(JdbcClient sql, RateLimits limits) {
        this.sql = sql;
        this.limits = limits;
    }

    /** A new code takes the place of those before; empty when too many were asked for lately. */
    @Transactional
    public Optional<String> create(String task, Contact contact) {
        if (!limits.use("signing-code", task + ":" + contact.id(), MOST_MAILS, VALID)) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        String code = Token.code();
        UUID id = UUID.randomUUID();
        sql.sql("update kapstok.contract_code set valid_until = ? where task_id = ? and contact_id = ? and used_at is null and valid_until > ?")
                .param(Timestamp.from(now)).param(task).param(contact.id()).param(Timestamp.from(now)).update();
        sql.sql("insert into kapstok.contract_code (id, task_id, contact_id, code_hash, sent_at, valid_until, tries) values (?, ?, ?, ?, ?, ?, 0)")
                .param(id).param(task).param(contact.id()).param(hash(id, code)).param(Timestamp.from(now))
                .param(Timestamp.from(now.plus(VALID))).update();
        return Optional.of(code);
    }

    /** Until when the newest code can be used; empty where none can. */
    Optional<Instant> open(String task, UUID contact) {
        return sql.sql("select valid_until from kapstok.contract_code where task_id = ? and contact_id = ? and used_at is null and valid_until > ? "
                        + "and tries < ? order by sent_at desc limit 1")
                .param(task).param(contact).param(Timestamp.from(clock.instant())).param(TRIES)
                .query((row, number) -> row.getTimestamp("valid_until").toInstant()).optional();
    }

    /**
     * Counts a try, whatever becomes of the rest of the click, and says whether it was right. A right code is not used up yet:
     * that goes with what it is for.
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public Judged judge(String task, UUID contact, String typed) {
        record Tried(UUID id, String hash, int tries) {
        }
        Optional<Tried> tried = sql.sql("""
                update kapstok.contract_code set tries = tries + 1 where tries < :most and id = (
                    select id from kapstok.contract_code where task_id = :task and contact_id = :contact and used_at is null and valid_until > :now
                    order by sent_at desc limit 1)
                returning id, code_hash, tries""")
                .param("most", TRIES).param("task", task).param("contact", contact).param("now", Timestamp.from(clock.instant()))
                .query((row, number) -> new Tried(row.getObject("id", UUID.class), row.getString("code_hash"), row.getInt("tries"))).optional();
        if (tried.isEmpty()) {
            return new Judged(Verdict.NONE, null, 0);
        }
        int left = TRIES - tried.get().tries();
        if (Token.matches(tried.get().hash(), hash(tried.get().id(), typed))) {
            return new Judged(Verdict.RIGHT, tried.get().id(), left);
        }
        return new Judged(left == 0 ? Verdict.USED_UP : Verdict.WRONG, null, left);
    }

    /** @return false when somebody used it at the same moment */
    @Transactional
    public boolean use(UUID code) {
        return sql.sql("update kapstok.contract_code set used_at = ? where id = ? and used_at is null")
                .param(Timestamp.from(clock.instant())).param(code).update() == 1;
    }

    private static String hash(UUID id, String code) {
        return Token.hash(id + ":" + code);
    }
}
