package eu.kapstok.security;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Counts in the database what may be done only so often, so that every node counts the same. */
@Component
public class RateLimits {

    private static final Duration KEPT = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final Clock clock = Clock.systemUTC();

    RateLimits(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Uses up one of what is allowed; those who come at the same moment are counted one after the other.
     *
     * @param key who or what is limited
     * @param within at most a day
     * @return false, and nothing counted, when it was done {@code most} times lately
     */
    @Transactional
    public boolean use(String kind, String key, int most, Duration within) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext(?), hashtext(?))").param("kapstok.limit." + kind).param(key)
                .query().listOfRows();
        Instant now = clock.instant();
        int done = jdbc.sql("select count(*) from kapstok.limited_use where kind = ? and key = ? and at > ?")
                .param(kind).param(key).param(Timestamp.from(now.minus(within))).query(Integer.class).single();
        if (done >= most) {
            return false;
        }
        jdbc.sql("insert into kapstok.limited_use (kind, key, at) values (?, ?, ?)").param(kind).param(key)
                .param(Timestamp.from(now)).update();
        jdbc.sql("delete from kapstok.limited_use where ctid in (select ctid from kapstok.limited_use where at < ? "
                + "order by at limit 100 for update skip locked)").param(Timestamp.from(now.minus(KEPT))).update();
        return true;
    }

    /** The same for one connection: its address, or the part of it that its owner cannot change at will. */
    @Transactional
    public boolean useFrom(String kind, String ip, int most, Duration within) {
        return use(kind, SignInRequests.network(ip), most, within);
    }
}
