package eu.kapstok.notifications;

import eu.kapstok.documents.ArchivedDocument;
import eu.kapstok.documents.DocumentArchive;
import eu.kapstok.documents.Seller;
import eu.kapstok.engine.TrialReset;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The trial's post: every mail that went out, and addresses that refuse theirs. */
@Component
@Profile("demo")
public class DemoMailbox implements TrialReset {

    private static final int MOST = 200;

    public enum Fault { NONE, REFUSE }

    /**
     * A mail as its recipient has it.
     *
     * @param language nl, fr or en
     * @param html with its pictures in it as data addresses
     * @param links the addresses that its HTML leads to
     */
    public record Received(UUID id, Instant at, String to, String subject, String language, String text, String html,
                           List<String> links, List<ArchivedDocument> attachments) {
    }

    private final MailStore mails;
    private final DocumentArchive archive;
    private final JdbcClient sql;
    private final String logo;

    DemoMailbox(MailStore mails, DocumentArchive archive, JdbcClient sql, Seller seller) {
        this.mails = mails;
        this.archive = archive;
        this.sql = sql;
        this.logo = logo(seller);
    }

    /**
     * At most 200, newest first.
     *
     * @param to null: to anybody
     * @param since null: from the first day
     */
    public List<Received> list(String to, Instant since) {
        return mails.sent(to, since == null ? Instant.EPOCH : since, MOST).stream().map(this::received).toList();
    }

    public Optional<Received> find(UUID id) {
        return mails.find(id).filter(mail -> mail.state() == KeptMail.State.SENT).map(this::received);
    }

    /** From now on, mail to that address is refused for good, or taken again. */
    @Transactional
    public void fault(String address, Fault mode) {
        sql.sql("delete from kapstok.mail_fault where address = lower(?)").params(address).update();
        if (mode != Fault.NONE) {
            sql.sql("insert into kapstok.mail_fault (address, mode) values (lower(?), ?)")
                    .params(address, mode.name()).update();
        }
    }

    @Override
    @Transactional
    public void reset() {
        sql.sql("delete from kapstok.mail").update();
        sql.sql("delete from kapstok.mail_fault").update();
    }

    void receive(KeptMail mail) throws Mailer.RecipientRefused {
        boolean refused = sql.sql("select count(*) from kapstok.mail_fault where address = lower(?) and mode = 'REFUSE'")
                .params(mail.recipient()).query(Integer.class).single() > 0;
        if (refused) {
            throw new Mailer.RecipientRefused("550 5.1.1 %s: no such mailbox".formatted(mail.recipient()), null);
        }
    }

    private Received received(KeptMail mail) {
        return new Received(mail.id(), mail.sentAt(), mail.recipient(), mail.subject(), mail.language(), mail.text(),
                mail.html().replace("cid:" + SmtpMailer.LOGO, logo),
                Jsoup.parse(mail.html()).select("a[href]").eachAttr("href").stream().distinct().toList(),
                mail.attachments().stream().flatMap(id -> archive.find(id).stream()).toList());
    }

    private static String logo(Seller seller) {
        if (seller.logo() == null) {
            return "";
        }
        try {
            return "data:image/png;base64," + Base64.getEncoder().encodeToString(seller.logo().getContentAsByteArray());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
