package eu.kapstok.security;

import eu.kapstok.engine.PublicAddress;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Personal links, kept as hashes. */
@Component
class StoredPersonalLinks implements PersonalLinks {

    private static final Duration LONGEST = Duration.ofDays(30);

    /** Whose link it is, where it leads, and whether it still works. */
    record Link(UUID contactId, String path, boolean open) {
    }

    private final JdbcClient jdbc;
    private final PublicAddress address;
    private final Clock clock = Clock.systemUTC();

    StoredPersonalLinks(JdbcClient jdbc, PublicAddress address) {
        this.jdbc = jdbc;
        this.address = address;
    }

    @Override
    public String create(UUID contactId, String path, Instant validUntil) {
        if (!PortalPath.isInside(path)) {
            throw new IllegalArgumentException("A personal link leads to a page of the portal, not to " + path);
        }
        Instant now = clock.instant();
        Instant latest = now.plus(LONGEST);
        String token = Token.create();
        jdbc.sql("insert into kapstok.personal_link (token_hash, contact_id, path, created_at, valid_until) "
                        + "values (?, ?, ?, ?, ?)")
                .param(Token.hash(token)).param(contactId).param(path).param(Timestamp.from(now))
                .param(Timestamp.from(validUntil.isBefore(latest) ? validUntil : latest)).update();
        return address.of(PortalSecurity.PERSONAL_LINK + "/" + token);
    }

    Optional<Link> find(String token) {
        return jdbc.sql("select contact_id, path, used_at is null and valid_until > ? as open "
                        + "from kapstok.personal_link where token_hash = ?")
                .param(Timestamp.from(clock.instant())).param(Token.hash(token)).query(Link.class).optional();
    }

    /** Uses the link up; of two clicks at once one wins. */
    Optional<Link> use(String token) {
        Timestamp now = Timestamp.from(clock.instant());
        return jdbc.sql("update kapstok.personal_link set used_at = ? where token_hash = ? and used_at is null "
                        + "and valid_until > ? returning contact_id, path, true as open")
                .param(now).param(Token.hash(token)).param(now).query(Link.class).optional();
    }
}
