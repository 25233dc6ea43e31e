package eu.kapstok.security;

import static org.assertj.core.api.Assertions.assertThat;

import eu.kapstok.customer.Contact;
import eu.kapstok.customer.ContactRole;
import eu.kapstok.customer.CustomerService;
import eu.kapstok.customer.Newcomer;
import eu.kapstok.notifications.DemoMailbox;
import eu.kapstok.testing.KapstokTest;
import eu.kapstok.testing.TestEngine;
import eu.kapstok.testing.WebClient;
import eu.kapstok.testing.WebClient.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;

/** An administrator invites; a colleague comes, may what they may, and goes. */
@KapstokTest
class InvitationsTest {

    private static final String PEOPLE = "/portal/colleagues";

    @Autowired
    CustomerService customers;
    @Autowired
    Invitations invitations;
    @Autowired
    RateLimits limits;
    @Autowired
    PersonalLinks links;
    @Autowired
    DemoMailbox mailbox;
    @Autowired
    TestEngine work;
    @Autowired
    JdbcTemplate database;
    @Autowired
    Environment environment;

    SampleContact admin;
    WebClient office;
    String address;

    @BeforeEach
    void adminIsSignedIn() {
        admin = SampleContact.create(customers);
        office = signedIn(admin.id());
        address = UUID.randomUUID() + "@example.org";
    }

    @AfterEach
    void sendNothingMore() {
        work.continueToNextWaitState();
    }

    @Test
    void invitedColleagueAcceptsWithOneButtonAndIsIn() {
        assertThat(invite("fr", ContactRole.BUYER, ContactRole.APPROVER).location()).isEqualTo(PEOPLE);
        assertThat(office.get(PEOPLE).body()).contains(address);
        work.continueToNextWaitState();
        DemoMailbox.Received mail = mailbox.list(address, null).get(0);
        assertThat(mail.subject()).contains("Anna Peeters vous invite");
        assertThat(mail.text()).contains("Bonjour Piet", "Accepter des offres", "14 jours");

        WebClient piet = new WebClient(environment);
        Answer page = piet.get(link());
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.document().select("html").attr("lang")).isEqualTo("fr");
        assertThat(page.document().select("main").text()).contains("Anna Peeters", "Bedrijf " + admin.customer());
        assertThat(piet.get("/portal").location()).as("opened only").isEqualTo("/portal/sign-in");
        assertThat(piet.submit(page, Map.of()).location()).isEqualTo("/portal");

        assertThat(piet.get("/portal").body()).contains("Piet Claes");
        Contact contact = customers.contactsByEmail(address).get(0);
        assertThat(contact.customer().number()).isEqualTo(admin.customer());
        assertThat(contact.roles()).containsExactly(ContactRole.BUYER, ContactRole.APPROVER);
        assertThat(contact.language()).isEqualTo("fr");
        assertThat(invitations.of(admin.customer())).isEmpty();
        assertThat(piet.get(link()).location()).as("signed in already").isEqualTo("/portal");
        WebClient other = new WebClient(environment);
        Answer again = other.get(link());
        assertThat(again.status()).isEqualTo(410);
        assertThat(other.submit(again, Map.of()).location()).as("a mail to sign in").isEqualTo("/portal/sign-in/code");
    }

    @Test
    void addressOfAnotherCustomersContactIsInvitedLikeAnyOther() {
        SampleContact elsewhere = SampleContact.create(customers, address);

        Answer answer = invite("nl", ContactRole.BUYER);
        assertThat(answer.location()).isEqualTo(PEOPLE);
        assertThat(office.follow(answer).body()).contains(address).doesNotContain(elsewhere.customer());
        work.continueToNextWaitState();
        WebClient piet = new WebClient(environment);
        piet.submit(piet.get(link()), Map.of());

        assertThat(piet.get("/portal").body()).contains(admin.customer());
        assertThat(customers.contactsByEmail(address)).extracting(contact -> contact.customer().number())
                .containsExactlyInAnyOrder(elsewhere.customer(), admin.customer());
        assertThat(customers.contact(elsewhere.id())).get().extracting(Contact::lastName).isEqualTo("Peeters");
    }

    @Test
    void colleagueIsNotInvitedAndNobodyTwice() {
        Answer known = invite("nl", admin.email().toUpperCase());
        assertThat(known.status()).isEqualTo(422);
        assertThat(known.document().select("#email-problem").text()).contains("Anna Peeters");
        assertThat(known.document().select("#firstName").val()).as("nothing typed is lost").isEqualTo("Piet");

        invite("nl", address);
        assertThat(invite("nl", " " + address.toUpperCase() + " ").document().select("#email-problem").text()).contains("al uitgenodigd");
        assertThat(invitations.of(admin.customer())).hasSize(1);
    }

    @Test
    void malformedAddressIsRefusedAtItsField() {
        Answer answer = invite("nl", "piet@@example.org");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.document().select("#email-problem").text()).contains("geldig e-mailadres");
        assertThat(answer.document().select("#email").val()).isEqualTo("piet@@example.org");
    }

    @Test
    void onlyTheLastMailOfAnInvitationWorksAndNoneOnceItIsWithdrawn() {
        invite("nl", address);
        work.continueToNextWaitState();
        String first = link();
        UUID id = invitations.of(admin.customer()).get(0).id();

        assertThat(act("/invitations/" + id + "/again", "").location()).isEqualTo(PEOPLE);
        work.continueToNextWaitState();
        WebClient piet = new WebClient(environment);
        assertThat(piet.get(first).status()).isEqualTo(410);
        Answer page = piet.get(link());
        assertThat(page.status()).isEqualTo(200);

        assertThat(act("/invitations/" + id + "/withdraw", "").location()).isEqualTo(PEOPLE);
        assertThat(piet.submit(page, Map.of()).status()).isEqualTo(410);
        assertThat(piet.get(link()).document().select("main form")).as("nothing to ask for").isEmpty();
        assertThat(customers.contactsByEmail(address)).isEmpty();
        assertThat(act("/invitations/" + id + "/again", "").status()).isEqualTo(422);
    }

    @Test
    void expiredInvitationIsSentAgainToTheSameAddressWithOneClick() {
        invite("nl", address);
        work.continueToNextWaitState();
        database.update("update kapstok.invitation set valid_until = now() - interval '1 second' where email = ?", address);
        String old = link();

        WebClient piet = new WebClient(environment);
        Answer gone = piet.get(old);
        assertThat(gone.status()).isEqualTo(410);
        assertThat(office.get(PEOPLE).body()).contains("verlopen op");
        assertThat(piet.submit(gone, Map.of()).body()).contains("onderweg").doesNotContain(address);
        work.continueToNextWaitState();

        assertThat(link()).isNotEqualTo(old);
        assertThat(piet.submit(piet.get(link()), Map.of()).location()).isEqualTo("/portal");
    }

    @Test
    void sixthMailOfADayToOneAddressIsRefusedInWords() {
        invite("nl", address);
        UUID id = invitations.of(admin.customer()).get(0).id();
        for (int time = 2; time <= 5; time++) {
            assertThat(act("/invitations/" + id + "/again", "").location()).isEqualTo(PEOPLE);
        }

        Answer refused = act("/invitations/" + id + "/again", "");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.document().select("[role=alert]").text()).contains("morgen opnieuw");
    }

    @Test
    void removedColleagueIsOutAtOnceAndNothingOldWorksAfterANewInvitation() {
        UUID piet = joined(ContactRole.BUYER);
        WebClient browser = new WebClient(environment);
        browser.submit(browser.get(personalLink(piet)), Map.of("remember", "true"));
        String device = browser.cookie("kapstok-device").orElseThrow();
        String mailed = personalLink(piet);
        assertThat(browser.get("/portal").status()).isEqualTo(200);

        assertThat(act("/" + piet + "/remove", "").location()).isEqualTo(PEOPLE);

        assertThat(browser.get("/portal").location()).isEqualTo("/portal/sign-in");
        assertThat(new WebClient(environment).get(mailed).status()).isEqualTo(410);
        assertThat(invite("nl", address).location()).isEqualTo(PEOPLE);
        work.continueToNextWaitState();
        WebClient again = new WebClient(environment);
        again.submit(again.get(link()), Map.of());
        assertThat(again.get("/portal").status()).isEqualTo(200);
        WebClient thief = new WebClient(environment);
        thief.setCookie("kapstok-device", device);
        assertThat(thief.get("/portal").location()).isEqualTo("/portal/sign-in");
        assertThat(thief.get(mailed).status()).isEqualTo(410);
    }

    @Test
    void sessionOfARemovedColleagueDoesNotComeBackToLife() {
        UUID piet = joined(ContactRole.BUYER);
        WebClient browser = signedIn(piet);
        assertThat(browser.get("/portal").status()).isEqualTo(200);

        act("/" + piet + "/remove", "");
        invite("nl", address);
        work.continueToNextWaitState();
        WebClient other = new WebClient(environment);
        other.submit(other.get(link()), Map.of());

        assertThat(other.get("/portal").status()).isEqualTo(200);
        assertThat(browser.get("/portal").location()).isEqualTo("/portal/sign-in");
    }

    @Test
    void rolesCountFromTheNextClick() {
        UUID piet = joined(ContactRole.ADMIN);
        WebClient browser = signedIn(piet);
        assertThat(browser.get(PEOPLE).status()).isEqualTo(200);

        assertThat(act("/" + piet + "/roles", "&roles=BUYER&roles=NONSENSE").location()).isEqualTo(PEOPLE);

        assertThat(customers.contact(piet).orElseThrow().roles()).containsExactly(ContactRole.BUYER);
        assertThat(browser.get(PEOPLE).status()).isEqualTo(403);
        assertThat(browser.get("/portal").body()).doesNotContain(PEOPLE);
        assertThat(browser.post(PEOPLE + "/" + piet + "/roles", Map.of("roles", "ADMIN", "_csrf", csrf(browser.get("/portal")))).status())
                .isEqualTo(403);
    }

    @Test
    void lastAdminIsToldAtTheField() {
        Answer roles = act("/" + admin.id() + "/roles", "&roles=BUYER");
        assertThat(roles.status()).isEqualTo(422);
        assertThat(roles.document().select("#roles-problem").text()).contains("enige beheerder");
        Answer removal = act("/" + admin.id() + "/remove", "");
        assertThat(removal.status()).isEqualTo(422);
        assertThat(removal.document().select("#remove-problem").text()).contains("enige beheerder");
        assertThat(office.get(PEOPLE).status()).isEqualTo(200);
    }

    @Test
    void colleaguesOfOthersAreNotThere() {
        SampleContact stranger = SampleContact.create(customers);

        assertThat(office.get(PEOPLE + "/" + stranger.id()).status()).isEqualTo(404);
        assertThat(act("/" + stranger.id() + "/remove", "").status()).isEqualTo(404);
        assertThat(office.get(PEOPLE + "/nonsense").status()).isEqualTo(404);
        assertThat(new WebClient(environment).get(PEOPLE).location()).isEqualTo("/portal/sign-in");
    }

    @Test
    void whatIsLimitedIsCountedExactlyWhoeverComesAtOnce() {
        String key = UUID.randomUUID().toString();

        long allowed = java.util.stream.IntStream.range(0, 12).parallel()
                .filter(time -> limits.use("test", key, 4, Duration.ofHours(1))).count();

        assertThat(allowed).isEqualTo(4);
        database.update("update kapstok.limited_use set at = at - interval '2 hours' where key = ?", key);
        assertThat(limits.use("test", key, 4, Duration.ofHours(1))).isTrue();
    }

    private UUID joined(ContactRole... roles) {
        invitations.invite(admin.customer(), new Newcomer(address, "Piet", "Claes", "nl", Set.of(roles)), admin.id());
        work.continueToNextWaitState();
        return invitations.accept(token()).orElseThrow().id();
    }

    private WebClient signedIn(UUID contact) {
        WebClient browser = new WebClient(environment);
        browser.submit(browser.get(personalLink(contact)), Map.of());
        return browser;
    }

    private String personalLink(UUID contact) {
        String link = links.create(contact, "/portal", Instant.now().plus(Duration.ofDays(1)));
        return link.substring(link.indexOf("/portal"));
    }

    /** The link of the newest mail. */
    private String link() {
        String link = mailbox.list(address, null).get(0).links().stream().filter(url -> url.contains("/invitation/")).findFirst().orElseThrow();
        return link.substring(link.indexOf("/portal"));
    }

    private String token() {
        return link().replaceFirst(".*/link/", "").replaceFirst("\\?.*", "");
    }

    private Answer invite(String language, ContactRole... roles) {
        StringBuilder ticked = new StringBuilder();
        for (ContactRole role : roles) {
            ticked.append("&roles=").append(role);
        }
        return invite(language, address, ticked.toString());
    }

    private Answer invite(String language, String email) {
        return invite(language, email, "");
    }

    private Answer invite(String language, String email, String ticked) {
        return act("/invite", "&firstName=Piet&lastName=Claes&language=" + language + "&email="
                + URLEncoder.encode(email, StandardCharsets.UTF_8) + ticked);
    }

    private Answer act(String path, String fields) {
        return office.send("POST", PEOPLE + path, "application/x-www-form-urlencoded",
                "_csrf=" + URLEncoder.encode(csrf(office.get("/portal")), StandardCharsets.UTF_8) + fields);
    }

    private static String csrf(Answer page) {
        return page.document().selectFirst("input[name=_csrf]").val();
    }
}
