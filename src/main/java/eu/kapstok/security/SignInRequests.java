package eu.kapstok.security;

import java.io.Serializable;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who asked to sign in, known address or not, and what is left of that wish. */
@Component
class SignInRequests {

    static final Duration VALID = Duration.ofMinutes(15);
    static final int ATTEMPTS = 5;

    private static final Duration KEPT = Duration.ofDays(1);
    private static final int NETWORK_BYTES = 8;

    /**
     * How many mails may be asked for.
     *
     * @param perAddress mails to one address within a quarter of an hour
     * @param perAddressADay mails to one address within a day: five guesses of a code come with each
     * @param perIp requests from one connection, which a whole company may share, within a quarter of an hour
     * @param codesPerIp codes typed from one connection, right or wrong, within a quarter of an hour
     */
    @ConfigurationProperties("kapstok.sign-in")
    record Limits(@DefaultValue("5") int perAddress, @DefaultValue("20") int perAddressADay, @DefaultValue("30") int perIp,
                  @DefaultValue("60") int codesPerIp) {
    }

    /**
     * An address that proved to be the visitor's own.
     *
     * @param contactId the one contact meant, null for any with that address
     * @param target where they wanted to go, null for nowhere in particular
     */
    record Proven(String email, UUID contactId, String target) implements Serializable {
    }

    private record Open(String codeHash, String email, UUID contactId, String target) {
    }

    private final JdbcClient jdbc;
    private final RateLimits rates;
    private final Limits limits;
    private final Clock clock = Clock.systemUTC();

    SignInRequests(JdbcClient jdbc, RateLimits rates, Limits limits) {
        this.jdbc = jdbc;
        this.rates = rates;
        this.limits = limits;
    }

    /** Whether one more mail may be asked for from there; if so, it is counted. */
    boolean mayAskFrom(String ip) {
        return rates.use("sign-in-from", network(ip), limits.perIp(), VALID);
    }

    /** Whether one more code may be tried from there; if so, it is counted. */
    boolean mayTryCodeFrom(String ip) {
        return rates.use("code-from", network(ip), limits.codesPerIp(), VALID);
    }

    /**
     * Whether one more mail to that address would be no nuisance, and no help to who guesses codes; if so, it is counted. What
     * is asked for an address that nobody has counts as well.
     */
    @Transactional
    boolean mayMail(String email) {
        return rates.use("sign-in-to", normal(email), limits.perAddress(), VALID)
                && rates.use("sign-in-to-a-day", normal(email), limits.perAddressADay(), KEPT);
    }

    /** One connection's own address; of IPv6 the part that its owner cannot change at will. */
    static String network(String ip) {
        if (ip.indexOf(':') < 0) {
            return ip;
        }
        try {
            // letters, digits and colons only: nothing is looked up
            byte[] address = InetAddress.getByName(ip.replaceAll("[^0-9a-fA-F:.]", "")).getAddress();
            return address.length == 4 ? ip : HexFormat.of().formatHex(address, 0, NETWORK_BYTES);
        } catch (UnknownHostException noAddress) {
            return ip;
        }
    }

    @Transactional
    UUID open(String email, UUID contactId, String target, String ip) {
        Instant now = clock.instant();
        jdbc.sql("delete from kapstok.sign_in_request where id in "
                        + "(select id from kapstok.sign_in_request where expires_at < ? order by expires_at limit 100)")
                .param(at(now.minus(KEPT))).update();
        UUID id = UUID.randomUUID();
        jdbc.sql("insert into kapstok.sign_in_request (id, email, contact_id, target, ip, attempts, created_at, expires_at) "
                        + "values (?, ?, ?, ?, ?, 0, ?, ?)")
                .param(id).param(normal(email)).param(contactId).param(target).param(ip).param(at(now)).param(at(now.plus(VALID))).update();
        return id;
    }

    /** Who asked, as long as the request can still be answered. */
    Optional<Proven> find(UUID id) {
        return jdbc.sql("select email, contact_id, target from kapstok.sign_in_request "
                        + "where id = ? and used_at is null and expires_at > ?")
                .param(id).param(at(clock.instant())).query(Proven.class).optional();
    }

    void keepSecrets(UUID id, String link, String code) {
        jdbc.sql("update kapstok.sign_in_request set link_hash = ?, code_hash = ? where id = ?")
                .param(Token.hash(link)).param(codeHash(id, code)).param(id).update();
    }

    boolean isOpen(String link) {
        return jdbc.sql("select count(*) from kapstok.sign_in_request "
                        + "where link_hash = ? and used_at is null and expires_at > ?")
                .param(Token.hash(link)).param(at(clock.instant())).query(Integer.class).single() > 0;
    }

    /** Uses the link up; of two clicks at once one wins. */
    Optional<Proven> useLink(String link) {
        Instant now = clock.instant();
        return jdbc.sql("update kapstok.sign_in_request set used_at = ? "
                        + "where link_hash = ? and used_at is null and expires_at > ? returning email, contact_id, target")
                .param(at(now)).param(Token.hash(link)).param(at(now))
                .query(Proven.class).optional();
    }

    /** The request that a link belonged to, used or expired as it may be. */
    Optional<Proven> formerlyOf(String link) {
        return jdbc.sql("select email, contact_id, target from kapstok.sign_in_request where link_hash = ?")
                .param(Token.hash(link)).query(Proven.class).optional();
    }

    /** Counts the attempt first, so that guesses made at the same time count as well. */
    @Transactional
    Optional<Proven> useCode(UUID id, String code) {
        Instant now = clock.instant();
        Optional<Open> open = jdbc.sql("update kapstok.sign_in_request set attempts = attempts + 1 where id = ? "
                        + "and attempts < ? and used_at is null and expires_at > ? returning code_hash, email, contact_id, target")
                .param(id).param(ATTEMPTS).param(at(now)).query(Open.class).optional();
        if (open.isEmpty() || !Token.matches(codeHash(id, code), open.get().codeHash())) {
            return Optional.empty();
        }
        jdbc.sql("update kapstok.sign_in_request set used_at = ? where id = ?").param(at(now)).param(id).update();
        return Optional.of(new Proven(open.get().email(), open.get().contactId(), open.get().target()));
    }

    int attemptsLeft(UUID id) {
        return jdbc.sql("select ? - attempts from kapstok.sign_in_request where id = ? and used_at is null and expires_at > ?")
                .param(ATTEMPTS).param(id).param(at(clock.instant())).query(Integer.class).optional().orElse(0);
    }

    private static String codeHash(UUID id, String code) {
        return Token.hash(id + ":" + code);
    }

    private static String normal(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    private static Timestamp at(Instant instant) {
        return Timestamp.from(instant);
    }
}
