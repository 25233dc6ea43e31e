package eu.kapstok.security;

import eu.kapstok.customer.Contact;
import eu.kapstok.customer.PersonalDataPart;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When, how and from where a contact signed in, for the contact to look at. */
@Component
public class SignInHistory implements PersonalDataPart {

    private static final int PAGE = 20;
    private static final int MOST = 1000;

    /** Text {@code security.how.<name>} says it in words. */
    public enum How { LINK, CODE, PERSONAL_LINK, DEVICE, INVITATION }

    public record SignIn(UUID id, Instant at, How how, String ip, String userAgent) {
    }

    private final JdbcClient jdbc;
    private final Clock clock = Clock.systemUTC();

    SignInHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The last sign-ins, newest first. */
    public List<SignIn> of(UUID contactId) {
        return of(contactId, PAGE);
    }

    private List<SignIn> of(UUID contactId, int most) {
        return jdbc.sql("select id, at, how, ip, user_agent from kapstok.sign_in where contact_id = ? "
                + "order by at desc, id desc limit ?").param(contactId).param(most).query(SignIn.class).list();
    }

    @Override
    public String name() {
        return "signIns";
    }

    @Override
    public List<SignIn> of(Contact contact) {
        return of(contact.id(), MOST);
    }

    void add(UUID contactId, How how, ClickFrom click) {
        jdbc.sql("insert into kapstok.sign_in (id, contact_id, at, how, ip, user_agent) values (?, ?, ?, ?, ?, ?)")
                .param(UUID.randomUUID()).param(contactId).param(Timestamp.from(clock.instant())).param(how.name())
                .param(click.ip()).param(click.userAgent()).update();
    }
}
