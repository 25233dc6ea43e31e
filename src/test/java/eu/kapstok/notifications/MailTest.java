package eu.kapstok.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import eu.kapstok.documents.ArchivedDocument;
import eu.kapstok.documents.DocumentArchive;
import eu.kapstok.documents.NewDocument;
import eu.kapstok.documents.Seller;
import eu.kapstok.engine.JobQueue;
import eu.kapstok.testing.KapstokTest;
import eu.kapstok.testing.TestEngine;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@KapstokTest
class MailTest {

    private static final MailSettings SETTINGS = new MailSettings(null, null);

    private final GreenMail server = new GreenMail(ServerSetup.SMTP.dynamicPort());
    private final List<MailRefused> refusals = new ArrayList<>();
    private final List<String> queued = new ArrayList<>();
    private final String once = UUID.randomUUID().toString();
    private final String anna = "anna-" + once + "@example.org";

    @Autowired
    Mails mails;

    @Autowired
    MailStore store;

    @Autowired
    Seller seller;

    @Autowired
    DocumentArchive archive;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient sql;

    @Autowired
    JobQueue jobs;

    @Autowired
    MailChoices choices;

    @Autowired
    DemoMailbox mailbox;

    @Autowired
    TestEngine engine;

    @Autowired
    PlatformTransactionManager transactions;

    @BeforeEach
    void openPostOffice() {
        server.start();
    }

    @AfterEach
    void closePostOffice() {
        server.stop();
    }

    @Test
    void mailArrivesAsTextAndHtmlWithItsAttachment() throws Exception {
        ArchivedDocument document = archive.store(new NewDocument("quote", "C-mail", "Q2026-00042", "Offerte",
                "Offerte één.pdf", "application/pdf", "nl", LocalDate.of(2100, 1, 1), "%PDF".getBytes()));
        UUID id = writer().send(once, mail("nl", List.of(document.id())));

        work(SETTINGS).run(id.toString());

        MimeMessage message = server.getReceivedMessages()[0];
        assertThat(message.getSubject()).isEqualTo("Offerte Q2026-00042 voor u");
        assertThat(message.getFrom()[0].toString()).contains("Installatiehuis De Kapstok", "verkoop@dekapstok.example");
        assertThat(message.getMessageID()).isEqualTo("<" + id + "@dekapstok.example>");
        assertThat(message.getContentLanguage()).containsExactly("nl");
        MimeMultipart mixed = (MimeMultipart) message.getContent();
        MimeMultipart related = (MimeMultipart) mixed.getBodyPart(0).getContent();
        MimeMultipart alternative = (MimeMultipart) related.getBodyPart(0).getContent();
        assertThat(alternative.getContentType()).startsWith("multipart/alternative");
        assertThat((String) alternative.getBodyPart(0).getContent()).startsWith("Dag Anna & co, uw offerte is klaar.")
                .contains("Totaal: €\u00a01.977,62", "https://portaal.example/portal/quotes/Q2026-00042").doesNotContain("Never");
        assertThat((String) alternative.getBodyPart(1).getContent()).contains("Dag Anna &amp; co", "cid:logo", "€\u00a01.977,62");
        assertThat(related.getBodyPart(1).getHeader("Content-ID")).containsExactly("<logo>");
        Part attachment = mixed.getBodyPart(1);
        assertThat(attachment.getContentType()).startsWith("application/pdf");
        assertThat(jakarta.mail.internet.MimeUtility.decodeText(attachment.getFileName())).isEqualTo("Offerte één.pdf");
        assertThat(attachment.getInputStream().readAllBytes()).asString(StandardCharsets.UTF_8).isEqualTo("%PDF");
        assertThat(state(id)).isEqualTo("SENT");
    }

    @Test
    void mailSpeaksItsReadersLanguage() throws Exception {
        work(SETTINGS).run(writer().send(once, mail("fr", List.of())).toString());

        MimeMessage message = server.getReceivedMessages()[0];
        assertThat(message.getSubject()).isEqualTo("Offre Q2026-00042 pour vous");
        assertThat(message.getContentLanguage()).containsExactly("fr");
    }

    @Test
    void momentIsToldOnce() {
        UUID first = writer().send(once, mail("nl", List.of()));
        UUID second = writer().send(once, mail("nl", List.of()));

        assertThat(second).isEqualTo(first);
        assertThat(queued).containsExactly(first.toString());
    }

    @Test
    void jobThatRunsTwiceSendsOneMail() {
        UUID id = writer().send(once, mail("nl", List.of()));

        work(SETTINGS).run(id.toString());
        work(SETTINGS).run(id.toString());

        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @Test
    void mailGoesOnceThoughWhatFollowsFromItFails() {
        UUID id = writer().send(once, mail("nl", List.of()));
        List<MailSent> heard = new ArrayList<>();
        SendMail work = new SendMail(store, new SmtpMailer(sender(server.getSmtp().getPort()), SETTINGS, seller, archive), event -> {
            heard.add((MailSent) event);
            if (heard.size() == 1) {
                throw new IllegalStateException("Somebody else was faster");
            }
        }, clock);
        TransactionTemplate job = new TransactionTemplate(transactions);

        assertThatThrownBy(() -> job.executeWithoutResult(status -> work.run(id.toString()))).hasMessage("Somebody else was faster");
        job.executeWithoutResult(status -> work.run(id.toString()));

        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(heard).extracting(MailSent::mail).containsExactly(id, id);
        assertThat(state(id)).isEqualTo("SENT");
    }

    @Test
    void mailWaitsWhileTheServerIsAway() throws Exception {
        UUID id = writer().send(once, mail("nl", List.of()));
        SendMail work = work(SETTINGS);
        server.stop();

        assertThatThrownBy(() -> work.run(id.toString())).isInstanceOf(MailException.class);

        assertThat(state(id)).isEqualTo("QUEUED");
        assertThat(sql.sql("select attempts from kapstok.mail where id = ?").params(id).query(Integer.class).single())
                .isEqualTo(1);
        assertThat(sql.sql("select last_error from kapstok.mail where id = ?").params(id).query(String.class).single())
                .contains("connect");
        server.start();
        work(SETTINGS).run(id.toString());
        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(state(id)).isEqualTo("SENT");
    }

    @Test
    void refusedAddressIsToldAndNotTriedAgain() {
        Mail mail = new Mail("geen adres", Locale.forLanguageTag("nl"), "sample", List.of("Q2026-00042"), model(), List.of(),
                "Q2026-00042", "C-mail");
        UUID id = writer().send(once, mail);

        work(SETTINGS).run(id.toString());
        work(SETTINGS).run(id.toString());

        assertThat(state(id)).isEqualTo("REFUSED");
        assertThat(refusals).singleElement().satisfies(refusal -> {
            assertThat(refusal.mail()).isEqualTo(id);
            assertThat(refusal.recipient()).isEqualTo("geen adres");
            assertThat(refusal.businessKey()).isEqualTo("Q2026-00042");
        });
    }

    @Test
    void addressThatTheServerRefusesIsRefused() throws Exception {
        UUID id = writer().send(once, mail("nl", List.of()));
        try (RefusingServer refusing = new RefusingServer("550 5.1.1 No such mailbox")) {
            new SendMail(store, new SmtpMailer(sender(refusing.port()), SETTINGS, seller, archive), this::refused, clock)
                    .run(id.toString());
        }

        assertThat(state(id)).isEqualTo("REFUSED");
        assertThat(refusals).singleElement().satisfies(refusal -> assertThat(refusal.reason()).contains("550 5.1.1"));
    }

    @Test
    void addressThatTheServerPutsOffWaits() throws Exception {
        UUID id = writer().send(once, mail("nl", List.of()));
        try (RefusingServer busy = new RefusingServer("450 4.2.1 Mailbox busy, try again later")) {
            SendMail work = new SendMail(store, new SmtpMailer(sender(busy.port()), SETTINGS, seller, archive), this::refused,
                    clock);
            assertThatThrownBy(() -> work.run(id.toString())).isInstanceOf(MailException.class);
        }

        assertThat(state(id)).isEqualTo("QUEUED");
        assertThat(refusals).isEmpty();
    }

    @Test
    void outsideProductionAllMailGoesToOneAddress() throws Exception {
        UUID id = writer().send(once, mail("nl", List.of()));

        work(new MailSettings("Proef <proef@dekapstok.example>", "tester@dekapstok.example")).run(id.toString());

        MimeMessage message = server.getReceivedMessages()[0];
        assertThat(message.getAllRecipients()).extracting(Object::toString).containsExactly("tester@dekapstok.example");
        assertThat(message.getHeader("X-Kapstok-Recipient")).containsExactly(anna);
        assertThat(message.getFrom()[0].toString()).isEqualTo("Proef <proef@dekapstok.example>");
    }

    @Test
    void keptCopyOfASentMailSignsNobodyIn() {
        String link = "https://portaal.example/portal/sign-in/link/Zm9yLXlvdXItZXllcy1vbmx5LWFiYw";
        UUID id = writer().send(once, new Mail(anna, Locale.forLanguageTag("nl"), "sign-in", List.of(),
                Map.of("name", "Anna", "link", link, "code", "274951", "minutes", 15L), List.of(), null, "C-mail"));

        work(SETTINGS).run(id.toString());

        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(store.find(id)).get().satisfies(kept -> {
            assertThat(kept.text()).contains("/portal/sign-in/link/...").doesNotContain("Zm9yLXlvdXI", "274951");
            assertThat(kept.html()).contains("/portal/sign-in/link/...").doesNotContain("Zm9yLXlvdXI", "274951");
        });
    }

    @Test
    void trialKeepsMailInItsMailbox() {
        UUID id = new MailWriter(store, messages(), seller, jobs, choices, clock).send(once, mail("nl", List.of()));
        assertThat(mailbox.list(anna, null)).isEmpty();

        engine.continueToNextWaitState();

        assertThat(mailbox.list(anna.toUpperCase(Locale.ROOT), Instant.EPOCH)).singleElement().satisfies(mail -> {
            assertThat(mail.id()).isEqualTo(id);
            assertThat(mail.subject()).isEqualTo("Offerte Q2026-00042 voor u");
            assertThat(mail.links()).contains("https://portaal.example/portal/quotes/Q2026-00042");
            assertThat(mail.html()).contains("data:image/png").doesNotContain("cid:");
        });
        assertThat(mailbox.list(anna, clock.instant().plusSeconds(1))).isEmpty();
        assertThat(mailbox.find(id)).isPresent();
    }

    @Test
    void trialMailboxRefusesWhenTold() {
        mailbox.fault(anna, DemoMailbox.Fault.REFUSE);
        UUID refused = new MailWriter(store, messages(), seller, jobs, choices, clock).send(once, mail("nl", List.of()));
        engine.continueToNextWaitState();
        mailbox.fault(anna, DemoMailbox.Fault.NONE);
        UUID taken = new MailWriter(store, messages(), seller, jobs, choices, clock).send(once + "-2", mail("nl", List.of()));
        engine.continueToNextWaitState();

        assertThat(state(refused)).isEqualTo("REFUSED");
        assertThat(mailbox.list(anna, null)).extracting(DemoMailbox.Received::id).containsExactly(taken);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nl", "fr", "en"})
    void signInMailHoldsLinkAndCodeInEachLanguage(String language) {
        UUID id = mails.send(once, new Mail(anna, Locale.forLanguageTag(language), "sign-in", List.of(),
                Map.of("name", "Anna", "link", "https://portaal.example/link/1", "code", "123456", "minutes", 15L),
                List.of(), null, "C-mail"));

        engine.continueToNextWaitState();

        assertThat(mailbox.find(id)).get().satisfies(mail -> {
            assertThat(mail.text()).contains("https://portaal.example/link/1", "123456").doesNotContain("&", "??");
            assertThat(mail.links()).contains("https://portaal.example/link/1");
            assertThat(mail.html()).contains("lang=\"" + language + "\"", "123456").containsOnlyOnce("<h1")
                    .containsPattern("</body>\\s*</html>\\s*$");
        });
    }

    private MailWriter writer() {
        return new MailWriter(store, messages(), seller, new JobQueue() {
            @Override
            public void enqueue(String type, String payload) {
                queued.add(payload);
            }

            @Override
            public void enqueueAt(Instant due, String type, String payload) {
                throw new UnsupportedOperationException("a mail is sent at once");
            }
        }, choices, clock);
    }

    private SendMail work(MailSettings settings) {
        return new SendMail(store, new SmtpMailer(sender(server.getSmtp().getPort()), settings, seller, archive), this::refused,
                clock);
    }

    private void refused(Object event) {
        if (event instanceof MailRefused refusal) {
            refusals.add(refusal);
        }
    }

    private static JavaMailSenderImpl sender(int port) {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(port);
        return sender;
    }

    private Mail mail(String language, List<UUID> attachments) {
        return new Mail(anna, Locale.forLanguageTag(language), "sample", List.of("Q2026-00042"), model(), attachments,
                "Q2026-00042", "C-mail");
    }

    private static Map<String, Object> model() {
        return Map.of("name", "Anna & co", "total", new BigDecimal("1977.62"), "url",
                "https://portaal.example/portal/quotes/Q2026-00042");
    }

    private static ResourceBundleMessageSource messages() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasenames("sample-messages", "messages");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }

    private String state(UUID id) {
        return sql.sql("select state from kapstok.mail where id = ?").params(id).query(String.class).single();
    }
}
