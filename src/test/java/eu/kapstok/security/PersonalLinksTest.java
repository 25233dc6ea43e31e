package eu.kapstok.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.kapstok.customer.CustomerService;
import eu.kapstok.testing.KapstokTest;
import eu.kapstok.testing.WebClient;
import eu.kapstok.testing.WebClient.Answer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;

@KapstokTest
class PersonalLinksTest {

    @Autowired
    PersonalLinks links;
    @Autowired
    CustomerService customers;
    @Autowired
    JdbcTemplate database;
    @Autowired
    Environment environment;

    WebClient browser;
    SampleContact sample;

    @BeforeEach
    void contact() {
        browser = new WebClient(environment);
        sample = SampleContact.create(customers);
    }

    @Test
    void oneClickAndOneButtonLeadToThePage() {
        String link = link("/portal/tasks?x=1", Duration.ofDays(3));

        Answer page = browser.get(link);
        assertThat(page.status()).isEqualTo(200);
        assertThat(browser.get("/portal").location()).as("opened only").isEqualTo("/portal/sign-in");
        assertThat(browser.submit(page, Map.of()).location()).isEqualTo("/portal/tasks?x=1");
        assertThat(browser.get("/portal").status()).isEqualTo(200);
        assertThat(browser.get(link).location()).as("once signed in").isEqualTo("/portal/tasks?x=1");
    }

    @Test
    void usedLinkOffersANewOneToTheSameAddress() {
        String link = link("/portal/tasks", Duration.ofDays(3));
        browser.submit(browser.get(link), Map.of());

        WebClient other = new WebClient(environment);
        Answer gone = other.get(link);
        assertThat(gone.status()).isEqualTo(410);
        assertThat(other.submit(gone, Map.of()).location()).isEqualTo("/portal/sign-in/code");
        assertThat(database.queryForMap("select email, target from kapstok.sign_in_request where contact_id = ?", sample.id()))
                .containsEntry("email", sample.email()).containsEntry("target", "/portal/tasks");
        assertThat(other.follow(other.submit(gone, Map.of())).body()).doesNotContain(sample.email());
        assertThat(other.get("/portal").location()).isEqualTo("/portal/sign-in");
        database.update("delete from act_ru_job where handler_type_ = ?", SignInMail.TYPE);
    }

    @ParameterizedTest
    @CsvSource({"nl, Deze link is voor iemand anders", "fr, Ce lien est destiné", "en, This link is for somebody else"})
    void linkOfAnotherContactIsRefusedAndStaysTheirs(String language, String words) {
        String link = link("/portal/tasks", Duration.ofDays(3));
        SampleContact other = SampleContact.create(customers);
        customers.chooseLanguage(other.id(), language);
        browser.submit(browser.get(link(other, "/portal", Duration.ofDays(1))), Map.of());

        Answer refused = browser.get(link);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.document().selectFirst("h1").text()).startsWith(words);
        assertThat(refused.document().selectFirst("main").text()).contains("Anna Peeters").doesNotContain(sample.email());
        assertThat(browser.post(link, Map.of("_csrf", refused.document().selectFirst("input[name=_csrf]").val())).status())
                .as("pressed on a page that was open before").isEqualTo(403);
        assertThat(browser.get("/portal/profile").body()).contains(other.email()).doesNotContain(sample.email());

        Answer out = browser.submit(browser.get(link), Map.of());
        assertThat(out.location()).isEqualTo(link);
        assertThat(browser.get("/portal").location()).isEqualTo("/portal/sign-in");
        assertThat(browser.submit(browser.follow(out), Map.of()).location()).isEqualTo("/portal/tasks");
        assertThat(browser.get("/portal/profile").body()).contains(sample.email());
    }

    @Test
    void linkEndsWithTheTaskAndAfterThirtyDaysAtMost() {
        assertThat(browser.get(link("/portal", Duration.ofSeconds(-1))).status()).isEqualTo(410);
        link("/portal", Duration.ofDays(400));
        assertThat(database.queryForObject("select max(valid_until) < now() + interval '31 days' from kapstok.personal_link "
                + "where contact_id = ?", Boolean.class, sample.id())).isTrue();
    }

    @Test
    void linkIsKeptAsAHashOnly() {
        String link = link("/portal", Duration.ofDays(1));

        assertThat(database.queryForList("select token_hash from kapstok.personal_link where contact_id = ?", String.class,
                sample.id())).containsExactly(Token.hash(link.substring(link.lastIndexOf('/') + 1)));
    }

    @Test
    void unknownLinkOffersSignInByAddress() {
        Answer gone = browser.get("/portal/link/" + Token.create());

        assertThat(gone.status()).isEqualTo(410);
        assertThat(gone.document().select("main form")).isEmpty();
    }

    @Test
    void contactWhoLeftCannotComeInByAnOldLink() {
        String link = link("/portal", Duration.ofDays(1));
        Answer page = browser.get(link);
        sample.leave(customers);

        assertThat(browser.submit(page, Map.of()).status()).isEqualTo(410);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "//evil.example", "/portal//evil.example", "/portal/../staff", "/staff",
            "/portalx", "/portal/a\\b", "/portal/a\r\nSet-Cookie: x=y", "portal", "/portal#x"})
    void linkNeverLeadsOutOfThePortal(String path) {
        assertThatThrownBy(() -> links.create(sample.id(), path, Instant.now().plusSeconds(60)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private String link(String path, Duration valid) {
        return link(sample, path, valid);
    }

    private String link(SampleContact contact, String path, Duration valid) {
        return URI.create(links.create(contact.id(), path, Instant.now().plus(valid))).getRawPath();
    }
}
