package eu.kapstok.security;

import eu.kapstok.customer.Contact;
import eu.kapstok.customer.PersonalDataPart;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Devices on which a contact wants to stay known for 90 days. */
@Component
public class RememberedDevices implements PersonalDataPart {

    static final Duration VALID = Duration.ofDays(90);

    /** Two tabs that open together both show the old token. */
    private static final Duration OVERLAP = Duration.ofMinutes(1);
    private static final int MANY = 50;

    /** A device as its owner sees it in the profile. */
    public record Device(UUID id, Instant since, Instant until, String userAgent) {
    }

    /** @param token the next one for the device's cookie, null while the last one is still fresh */
    record Known(UUID contactId, String token) {
    }

    private record Row(UUID id, UUID contactId, boolean current, boolean fresh) {
    }

    private final JdbcClient jdbc;
    private final Clock clock = Clock.systemUTC();

    RememberedDevices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The devices of a contact that are still remembered, newest first. */
    public List<Device> of(UUID contactId) {
        return jdbc.sql("select id, created_at as since, expires_at as until, user_agent from kapstok.remembered_device "
                        + "where contact_id = ? and expires_at > ? order by created_at desc limit " + MANY)
                .param(contactId).param(now()).query(Device.class).list();
    }

    @Override
    public String name() {
        return "rememberedDevices";
    }

    @Override
    public List<Device> of(Contact contact) {
        return of(contact.id());
    }

    public void forget(UUID contactId, UUID deviceId) {
        jdbc.sql("delete from kapstok.remembered_device where id = ? and contact_id = ?")
                .param(deviceId).param(contactId).update();
    }

    /** @return the token for the device's cookie */
    String remember(UUID contactId, String userAgent) {
        String token = Token.create();
        Timestamp now = now();
        jdbc.sql("insert into kapstok.remembered_device "
                        + "(id, contact_id, token_hash, rotated_at, created_at, expires_at, user_agent) values (?, ?, ?, ?, ?, ?, ?)")
                .param(UUID.randomUUID()).param(contactId).param(Token.hash(token)).param(now).param(now)
                .param(Timestamp.from(clock.instant().plus(VALID))).param(userAgent).update();
        return token;
    }

    /** Recognises a device and gives it a new token. An old token shown again means that somebody copied it: both lose. */
    @Transactional
    Optional<Known> recognise(String token) {
        String hash = Token.hash(token);
        Optional<Row> found = jdbc.sql("select id, contact_id, token_hash = ? as current, rotated_at > ? as fresh "
                        + "from kapstok.remembered_device where (token_hash = ? or previous_hash = ?) and expires_at > ? for update")
                .param(hash).param(Timestamp.from(clock.instant().minus(OVERLAP))).param(hash).param(hash).param(now())
                .query(Row.class).optional();
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Row device = found.get();
        if (device.current()) {
            String next = Token.create();
            jdbc.sql("update kapstok.remembered_device set previous_hash = token_hash, token_hash = ?, rotated_at = ? where id = ?")
                    .param(Token.hash(next)).param(now()).param(device.id()).update();
            return Optional.of(new Known(device.contactId(), next));
        }
        if (device.fresh()) {
            return Optional.of(new Known(device.contactId(), null));
        }
        forget(device.contactId(), device.id());
        return Optional.empty();
    }

    void forget(String token) {
        jdbc.sql("delete from kapstok.remembered_device where token_hash = ?").param(Token.hash(token)).update();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
