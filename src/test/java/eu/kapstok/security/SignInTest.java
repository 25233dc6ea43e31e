package eu.kapstok.security;

import static org.assertj.core.api.Assertions.assertThat;

import eu.kapstok.customer.CustomerService;
import eu.kapstok.notifications.DemoMailbox;
import eu.kapstok.security.SignInHistory.How;
import eu.kapstok.testing.KapstokTest;
import eu.kapstok.testing.TestEngine;
import eu.kapstok.testing.WebClient;
import eu.kapstok.testing.WebClient.Answer;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

@KapstokTest
class SignInTest {

    private static final String LINK = "/portal/sign-in/link/";

    @Autowired
    CustomerService customers;
    @Autowired
    SignInRequests requests;
    @Autowired
    RateLimits rates;
    @Autowired
    SignInHistory history;
    @Autowired
    JdbcTemplate database;
    @Autowired
    DemoMailbox mailbox;
    @Autowired
    TestEngine work;
    @Autowired
    ProcessEngine engine;
    @Autowired
    Environment environment;

    WebClient browser;
    SampleContact sample;

    @BeforeEach
    void contact() {
        browser = new WebClient(environment);
        sample = SampleContact.create(customers);
    }

    /** Other tests run every job that is due. */
    @AfterEach
    void dropMails() {
        engine.getManagementService().createJobQuery().messages().list().stream()
                .filter(job -> ((JobEntity) job).getJobHandlerType().equals(SignInMail.TYPE))
                .forEach(job -> engine.getManagementService().deleteJob(job.getId()));
    }

    @Test
    void linkSignsInByItsButtonAndOnlyOnce() {
        String link = LINK + ask(sample.email(), null).link();

        Answer page = browser.get(link);
        assertThat(page.status()).isEqualTo(200);
        assertThat(browser.get("/portal").location()).as("opened only").isEqualTo("/portal/sign-in");
        assertThat(browser.submit(page, Map.of()).location()).isEqualTo("/portal");
        assertThat(browser.get("/portal").status()).isEqualTo(200);
        assertThat(history.of(sample.id())).extracting(SignInHistory.SignIn::how).containsExactly(How.LINK);

        WebClient other = new WebClient(environment);
        Answer again = other.get(link);
        assertThat(again.status()).isEqualTo(410);
        Answer form = other.get(LINK + ask(sample.email(), null).link());
        assertThat(other.post(link, Map.of("_csrf", form.document().selectFirst("input[name=_csrf]").val())).status())
                .isEqualTo(410);
        assertThat(other.submit(again, Map.of()).location()).isEqualTo("/portal/sign-in/code");
    }

    @Test
    void linkThatIsTooOldSignsNobodyIn() {
        Asked asked = ask(sample.email(), null);
        Answer page = browser.get(LINK + asked.link());
        database.update("update kapstok.sign_in_request set expires_at = now() - interval '1 second' where id = ?", asked.id());

        assertThat(browser.submit(page, Map.of()).status()).isEqualTo(410);
        assertThat(browser.get("/portal").location()).isEqualTo("/portal/sign-in");
    }

    @Test
    void linkLeadsToThePageThatWasWanted() {
        String link = LINK + ask(sample.email(), "/portal/tasks?state=open").link();

        assertThat(browser.submit(browser.get(link), Map.of()).location()).isEqualTo("/portal/tasks?state=open");
    }

    @Test
    void codeSignsInOnTheDeviceThatAsked() {
        UUID id = askOnPage(sample.email());
        requests.keepSecrets(id, Token.create(), "123456");

        assertThat(browser.submit(browser.get("/portal/sign-in/code"), Map.of("code", "123 456")).location())
                .isEqualTo("/portal");
        assertThat(browser.get("/portal").status()).isEqualTo(200);
        assertThat(new WebClient(environment).get("/portal/sign-in/code").location()).isEqualTo("/portal/sign-in");
    }

    @Test
    void codeIsDeadAfterFiveAttempts() {
        UUID id = askOnPage(sample.email());
        requests.keepSecrets(id, Token.create(), "123456");
        Answer page = browser.get("/portal/sign-in/code");
        for (int attempt = 1; attempt <= 5; attempt++) {
            page = browser.submit(page, Map.of("code", "00000" + attempt));
            assertThat(page.status()).isEqualTo(422);
        }

        assertThat(browser.submit(page, Map.of("code", "123456")).status()).isEqualTo(422);
        assertThat(browser.get("/portal").location()).isEqualTo("/portal/sign-in");
    }

    @Test
    void unknownAddressGetsTheSameAnswer() {
        String unknown = UUID.randomUUID() + "@example.org";

        Answer one = browser.submit(browser.get("/portal/sign-in"), Map.of("email", sample.email()));
        Answer other = browser.submit(browser.get("/portal/sign-in"), Map.of("email", unknown));
        assertThat(other.status()).isEqualTo(one.status());
        assertThat(other.location()).isEqualTo(one.location());
        assertThat(browser.follow(other).document().selectFirst("main").text()).contains(unknown);
        for (int attempt = 4; attempt >= 1; attempt--) {
            assertThat(browser.submit(browser.get("/portal/sign-in/code"), Map.of("code", "000000")).status()).isEqualTo(422);
        }
    }

    @Test
    void nonsenseIsRefusedAtTheFieldAndKept() {
        for (String nonsense : new String[] {"", "anna", "a b@example.org", "<script>@x.y", "a@b@c.de", "x".repeat(300) + "@a.be"}) {
            Answer answer = browser.submit(browser.get("/portal/sign-in"), Map.of("email", nonsense));
            assertThat(answer.status()).as(nonsense).isEqualTo(422);
            assertThat(answer.document().selectFirst("#email").val()).isEqualTo(nonsense);
        }
    }

    @Test
    void addressWithContactsOfTwoCompaniesAsksWhichOne() {
        SampleContact second = SampleContact.create(customers, sample.email());

        Answer chosen = browser.submit(browser.get(LINK + ask(sample.email(), null).link()), Map.of());
        assertThat(chosen.location()).isEqualTo("/portal/sign-in/company");
        Answer companies = browser.follow(chosen);
        assertThat(companies.document().select("main button")).hasSize(2);
        SampleContact stranger = SampleContact.create(customers);
        assertThat(browser.submit(companies, Map.of("contact", stranger.id().toString())).location())
                .isEqualTo("/portal/sign-in");
        assertThat(browser.submit(companies, Map.of("contact", second.id().toString())).location()).isEqualTo("/portal");
        assertThat(history.of(second.id())).hasSize(1);
    }

    @Test
    void rememberedDeviceComesBackInUntilItSignsOut() {
        browser.submit(browser.get(LINK + ask(sample.email(), null).link()), Map.of("remember", "true"));
        String first = browser.cookie("kapstok-device").orElseThrow();
        browser.forgetCookie("SESSION");

        Answer home = browser.get("/portal");
        assertThat(home.status()).isEqualTo(200);
        assertThat(browser.cookie("kapstok-device")).get().isNotEqualTo(first);
        assertThat(history.of(sample.id())).extracting(SignInHistory.SignIn::how).containsExactly(How.DEVICE, How.LINK);

        browser.post("/portal/logout", Map.of("_csrf", home.document().selectFirst("input[name=_csrf]").val()));
        assertThat(browser.get("/portal").location()).isEqualTo("/portal/sign-in");
        assertThat(browser.cookie("kapstok-device")).isEmpty();
    }

    @Test
    void copiedDeviceTokenIsWorthlessOnceTheOwnerCameBack() {
        browser.submit(browser.get(LINK + ask(sample.email(), null).link()), Map.of("remember", "true"));
        String copied = browser.cookie("kapstok-device").orElseThrow();
        browser.forgetCookie("SESSION");
        browser.get("/portal");
        database.update("update kapstok.remembered_device set rotated_at = now() - interval '2 minutes' where contact_id = ?",
                sample.id());

        WebClient thief = new WebClient(environment);
        thief.setCookie("kapstok-device", copied);
        assertThat(thief.get("/portal").location()).isEqualTo("/portal/sign-in");
        browser.forgetCookie("SESSION");
        assertThat(browser.get("/portal").location()).as("the owner has to prove it again").isEqualTo("/portal/sign-in");
    }

    @Test
    void rightsTakenAwayCountAtTheNextClick() {
        browser.submit(browser.get(LINK + ask(sample.email(), null).link()), Map.of());
        assertThat(browser.get("/portal").status()).isEqualTo(200);

        sample.leave(customers);

        assertThat(browser.get("/portal").location()).isEqualTo("/portal/sign-in");
    }

    @Test
    void sessionLivesInTheDatabaseAndHoldsTheContact() {
        browser.submit(browser.get(LINK + ask(sample.email(), null).link()), Map.of());

        assertThat(database.queryForObject("select count(*) from kapstok.spring_session_attributes "
                + "where attribute_name = 'kapstok.contact'", Integer.class)).isPositive();
        assertThat(database.queryForObject("select count(*) from kapstok.spring_session s "
                + "join kapstok.spring_session_attributes a on a.session_primary_id = s.primary_id "
                + "where a.attribute_name = 'kapstok.contact' and s.max_inactive_interval <> 28800", Integer.class)).isZero();
    }

    @Test
    void sixthMailToOneAddressIsNotSent() {
        SignInRequests strict = strict(new SignInRequests.Limits(5, 6, 30, 60));
        for (int time = 1; time <= 5; time++) {
            assertThat(strict.mayMail(sample.email())).isTrue();
        }

        assertThat(strict.mayMail(sample.email().toUpperCase())).isFalse();
        database.update("update kapstok.limited_use set at = now() - interval '1 hour' where key = ?", sample.email());
        assertThat(strict.mayMail(sample.email())).isTrue();
        assertThat(strict.mayMail(sample.email())).as("enough for today").isFalse();
    }

    @Test
    void connectionThatAsksTooOftenIsToldSo() {
        SignInRequests strict = strict(new SignInRequests.Limits(5, 20, 2, 3));
        String network = "2001:db8:" + UUID.randomUUID().toString().substring(0, 4) + ":1:";
        assertThat(strict.mayAskFrom(network + ":1")).isTrue();
        assertThat(strict.mayAskFrom(network + ":2")).isTrue();

        assertThat(strict.mayAskFrom(network + "ffff:1:2:3")).as("the same connection under another address").isFalse();
        assertThat(strict.mayAskFrom("2001:db8:" + UUID.randomUUID().toString().substring(0, 4) + ":2::1")).isTrue();
        for (int time = 1; time <= 3; time++) {
            assertThat(strict.mayTryCodeFrom(network + ":3")).isTrue();
        }
        assertThat(strict.mayTryCodeFrom(network + ":4")).isFalse();
    }

    @Test
    void whoAsksOrGuessesTooOftenIsToldInWordsAndNothingOfTheAddress() {
        Answer known = browser.submit(browser.get("/portal/sign-in"), Map.of("email", sample.email()));
        Answer code = browser.follow(known);
        Answer page = browser.get("/portal/sign-in");
        useUp("sign-in-from", () -> {
            Answer refused = browser.submit(page, Map.of("email", sample.email()));
            Answer unknown = browser.submit(page, Map.of("email", UUID.randomUUID() + "@example.org"));
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.document().select("#email-problem").text()).contains("over een kwartier");
            assertThat(unknown.status()).isEqualTo(429);
            assertThat(unknown.document().select("#email-problem").text()).isEqualTo(refused.document().select("#email-problem").text());
            assertThat(refused.document().selectFirst("#email").val()).isEqualTo(sample.email());
        });
        useUp("code-from", () -> {
            Answer refused = browser.submit(code, Map.of("code", "123456"));
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.document().select("#code-problem").text()).contains("te veel codes");
        });
    }

    /** As if this machine had done it so often already. */
    private void useUp(String kind, Runnable then) {
        database.update("insert into kapstok.limited_use (kind, key, at) select ?, '127.0.0.1', now() from generate_series(1, 500)", kind);
        try {
            then.run();
        } finally {
            database.update("delete from kapstok.limited_use where kind = ? and key = '127.0.0.1'", kind);
        }
    }

    private SignInRequests strict(SignInRequests.Limits limits) {
        return new SignInRequests(JdbcClient.create(database), rates, limits);
    }

    @Test
    void sessionOfAnotherReleaseIsNoSignIn() {
        browser.submit(browser.get(LINK + ask(sample.email(), null).link()), Map.of());
        assertThat(browser.get("/portal").status()).isEqualTo(200);
        database.update("update kapstok.spring_session_attributes set attribute_bytes = '\\x0102' where attribute_name = 'kapstok.contact' "
                + "and session_primary_id in (select primary_id from kapstok.spring_session where session_id = ?)",
                new String(Base64.getDecoder().decode(browser.cookie("SESSION").orElseThrow())));

        assertThat(browser.get("/portal").location()).isEqualTo("/portal/sign-in");
    }

    @Test
    void mailBringsLinkAndCode() {
        askOnPage(sample.email());
        work.continueToNextWaitState();

        DemoMailbox.Received mail = mailbox.list(sample.email(), null).get(0);
        String link = mail.links().stream().filter(url -> url.contains(LINK)).findFirst().orElseThrow();
        String code = mail.text().replaceAll("(?s).*\\b(\\d{6})\\b.*", "$1");
        assertThat(mail.text()).contains("Dag Anna Peeters");
        assertThat(browser.submit(browser.get("/portal/sign-in/code"), Map.of("code", code)).location()).isEqualTo("/portal");
        assertThat(browser.get(link.substring(link.indexOf("/portal"))).status()).as("one of the two").isEqualTo(410);
    }

    private UUID askOnPage(String email) {
        Answer asked = browser.submit(browser.get("/portal/sign-in"), Map.of("email", email));
        assertThat(asked.location()).isEqualTo("/portal/sign-in/code");
        return database.queryForObject("select id from kapstok.sign_in_request where email = ? order by created_at desc limit 1",
                UUID.class, email);
    }

    private record Asked(UUID id, String link) {
    }

    private Asked ask(String email, String target) {
        UUID id = requests.open(email, null, target, "192.0.2.1");
        String link = Token.create();
        requests.keepSecrets(id, link, "123456");
        return new Asked(id, link);
    }
}
