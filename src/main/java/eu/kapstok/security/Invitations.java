package eu.kapstok.security;

import eu.kapstok.customer.Colleagues;
import eu.kapstok.customer.Contact;
import eu.kapstok.customer.ContactRole;
import eu.kapstok.customer.Newcomer;
import eu.kapstok.engine.PublicAddress;
import eu.kapstok.forms.FormRefused;
import eu.kapstok.forms.TooOften;
import eu.kapstok.notifications.Mail;
import eu.kapstok.notifications.Mails;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Invitations of a customer's administrator to colleagues: a mail with a link that works once. An address that other
 * companies know is invited like any other, so that nobody learns whose customer it is; its owner then chooses at sign-in
 * for which company they come.
 */
@Component
public class Invitations {

    static final Duration VALID = Duration.ofDays(14);

    private static final Duration DAY = Duration.ofDays(1);
    private static final int MOST_OPEN = 100;
    private static final String COLUMNS = "id, customer, email, first_name, last_name, language, roles, invited_by, sent_at, "
            + "valid_until, accepted_at, withdrawn_at ";
    private static final String OPEN = " and accepted_at is null and withdrawn_at is null ";

    /**
     * How many mails may be asked for within a day.
     *
     * @param perCustomer by all administrators of a customer together
     * @param perAddress to one address by one customer, first mail and repetitions together
     */
    @ConfigurationProperties("kapstok.invitation")
    record Limits(@DefaultValue("100") int perCustomer, @DefaultValue("5") int perAddress) {
    }

    /** An invitation nobody has accepted or withdrawn. */
    public record Open(UUID id, Newcomer newcomer, Instant sentAt, Instant validUntil, boolean expired) {
    }

    /** What the owner of a link reads. */
    record Invited(UUID id, String customer, Newcomer newcomer, UUID invitedBy, boolean expired, boolean accepted,
                   boolean withdrawn) {

        boolean open() {
            return !expired && !accepted && !withdrawn;
        }
    }

    private final JdbcClient jdbc;
    private final Colleagues colleagues;
    private final RateLimits limits;
    private final Limits most;
    private final Mails mails;
    private final PublicAddress address;
    private final Clock clock = Clock.systemUTC();

    Invitations(JdbcClient jdbc, Colleagues colleagues, RateLimits limits, Limits most, @Lazy Mails mails, PublicAddress address) {
        this.jdbc = jdbc;
        this.colleagues = colleagues;
        this.limits = limits;
        this.most = most;
        this.mails = mails;
        this.address = address;
    }

    /** The open invitations of a customer, the newest first; there are never more than a hundred. */
    public List<Open> of(String customer) {
        Instant now = clock.instant();
        return jdbc.sql("select " + COLUMNS + "from kapstok.invitation where customer = ?" + OPEN
                        + "order by created_at desc, id limit " + MOST_OPEN)
                .param(customer).query((row, number) -> new Open(row.getObject("id", UUID.class), newcomer(row),
                        row.getTimestamp("sent_at").toInstant(), row.getTimestamp("valid_until").toInstant(),
                        !row.getTimestamp("valid_until").toInstant().isAfter(now))).list();
    }

    /**
     * Invites a colleague by mail, in the colleague's language.
     *
     * @param by the administrator who invites
     * @throws FormRefused at the field when they are a colleague or invited already
     * @throws TooOften when it is enough for today
     */
    @Transactional
    public void invite(String customer, Newcomer newcomer, UUID by) {
        Contact inviter = admin(customer, by);
        colleagues.withAddress(customer, newcomer.email()).ifPresent(known -> {
            throw new FormRefused("email", "portal.invite.known", known.name());
        });
        if (of(customer).size() >= MOST_OPEN) {
            throw new FormRefused(null, "portal.invite.tooManyOpen");
        }
        UUID id = UUID.randomUUID();
        String token = Token.create();
        Instant now = clock.instant();
        int added = jdbc.sql("insert into kapstok.invitation (id, customer, email, first_name, last_name, language, roles, "
                        + "invited_by, token_hash, created_at, sent_at, valid_until) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
                        + "on conflict (customer, email) where accepted_at is null and withdrawn_at is null do nothing")
                .params(id, customer, newcomer.email(), newcomer.firstName(), newcomer.lastName(), newcomer.language(),
                        newcomer.roles().stream().sorted().map(Enum::name).collect(Collectors.joining(",")), by, Token.hash(token),
                        at(now), at(now), at(now.plus(VALID))).update();
        if (added == 0) {
            throw new FormRefused("email", "portal.invite.open");
        }
        send(customer, newcomer, inviter, token, now);
    }

    /**
     * Sends an open invitation again; the link of the mail before no longer works.
     *
     * @throws FormRefused when it is not open any more
     * @throws TooOften when it was sent often enough for today
     */
    @Transactional
    public void sendAgain(String customer, UUID id, UUID by) {
        Contact inviter = admin(customer, by);
        Newcomer newcomer = jdbc.sql("select " + COLUMNS + "from kapstok.invitation where id = ? and customer = ?" + OPEN + "for update")
                .param(id).param(customer).query((row, number) -> newcomer(row)).optional()
                .orElseThrow(() -> new FormRefused(null, "portal.invite.gone"));
        renew(id, customer, newcomer, inviter);
    }

    /** @throws FormRefused when it is not open any more */
    @Transactional
    public void withdraw(String customer, UUID id, UUID by) {
        admin(customer, by);
        int withdrawn = jdbc.sql("update kapstok.invitation set withdrawn_at = ? where id = ? and customer = ?" + OPEN)
                .param(at(clock.instant())).param(id).param(customer).update();
        if (withdrawn == 0) {
            throw new FormRefused(null, "portal.invite.gone");
        }
    }

    /** What a link belongs to, whether or not it still works. */
    Optional<Invited> find(String token) {
        Instant now = clock.instant();
        return jdbc.sql("select " + COLUMNS + "from kapstok.invitation where token_hash = ?").param(Token.hash(token))
                .query((row, number) -> new Invited(row.getObject("id", UUID.class), row.getString("customer"), newcomer(row),
                        row.getObject("invited_by", UUID.class), !row.getTimestamp("valid_until").toInstant().isAfter(now),
                        row.getTimestamp("accepted_at") != null, row.getTimestamp("withdrawn_at") != null)).optional();
    }

    /** Uses the link up and makes its owner a contact of the customer; of two clicks at once one wins. */
    @Transactional
    Optional<Contact> accept(String token) {
        Timestamp now = at(clock.instant());
        record Accepted(String customer, Newcomer newcomer) {
        }
        return jdbc.sql("update kapstok.invitation set accepted_at = ? where token_hash = ? and valid_until > ?" + OPEN
                        + "returning " + COLUMNS)
                .param(now).param(Token.hash(token)).param(now)
                .query((row, number) -> new Accepted(row.getString("customer"), newcomer(row))).optional()
                .map(accepted -> colleagues.join(accepted.customer(), accepted.newcomer()));
    }

    /** Sends an expired invitation again to the same address; false where it is not expired, or its inviter has left. */
    @Transactional
    boolean renew(String token) {
        Optional<Invited> expired = find(token).filter(invited -> invited.expired() && !invited.accepted() && !invited.withdrawn());
        Optional<Contact> inviter = expired.flatMap(invited -> colleagues.find(invited.customer(), invited.invitedBy()))
                .filter(contact -> contact.has(ContactRole.ADMIN));
        inviter.ifPresent(contact -> renew(expired.get().id(), expired.get().customer(), expired.get().newcomer(), contact));
        return inviter.isPresent();
    }

    private void renew(UUID id, String customer, Newcomer newcomer, Contact inviter) {
        String token = Token.create();
        Instant now = clock.instant();
        jdbc.sql("update kapstok.invitation set token_hash = ?, sent_at = ?, valid_until = ? where id = ?")
                .param(Token.hash(token)).param(at(now)).param(at(now.plus(VALID))).param(id).update();
        send(customer, newcomer, inviter, token, now);
    }

    private void send(String customer, Newcomer newcomer, Contact inviter, String token, Instant now) {
        if (!limits.use("invitation-of", customer, most.perCustomer(), DAY)
                || !limits.use("invitation-to", customer + " " + newcomer.email(), most.perAddress(), DAY)) {
            throw new TooOften("portal.invite.tooMany");
        }
        String link = address.of(PortalSecurity.INVITATION + "/" + token + "?lang=" + newcomer.language());
        mails.send("invitation:" + Token.hash(token), new Mail(newcomer.email(), Locale.forLanguageTag(newcomer.language()), "invitation",
                List.of(inviter.name(), inviter.customer().name()),
                Map.of("name", newcomer.firstName(), "inviter", inviter.name(), "company", inviter.customer().name(), "link", link,
                        "roles", newcomer.roles().stream().sorted().map(Enum::name).toList(), "days", VALID.toDays()),
                List.of(), null, customer));
    }

    private Contact admin(String customer, UUID by) {
        return colleagues.find(customer, by).filter(contact -> contact.has(ContactRole.ADMIN))
                .orElseThrow(() -> new FormRefused(null, "portal.colleagues.notAllowed"));
    }

    private static Newcomer newcomer(ResultSet row) throws SQLException {
        Set<ContactRole> roles = Arrays.stream(row.getString("roles").split(",")).filter(name -> !name.isEmpty())
                .map(ContactRole::valueOf).collect(Collectors.toUnmodifiableSet());
        return new Newcomer(row.getString("email"), row.getString("first_name"), row.getString("last_name"),
                row.getString("language"), roles);
    }

    private static Timestamp at(Instant instant) {
        return Timestamp.from(instant);
    }
}
