package eu.kapstok.security;

import static org.assertj.core.api.Assertions.assertThat;

import eu.kapstok.customer.CustomerService;
import eu.kapstok.testing.Browser;
import eu.kapstok.testing.KapstokTest;
import eu.kapstok.testing.Visit;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@KapstokTest
class SignInBrowserTest {

    @Autowired
    Browser browser;
    @Autowired
    CustomerService customers;
    @Autowired
    SignInRequests requests;
    @Autowired
    PersonalLinks links;
    @Autowired
    JdbcTemplate database;

    SampleContact sample;

    @BeforeEach
    void contact() {
        sample = SampleContact.create(customers);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void contactSignsInByCodeWithAndWithoutJavaScript(boolean script) {
        Visit.Plan plan = script ? browser.visit().phone() : browser.visit().desk().withoutJavaScript();
        try (Visit visit = plan.nobody()) {
            visit.go("/portal/sign-in");
            look(visit, script, "sign-in");
            visit.page().locator("#email").fill("geen adres");
            visit.page().locator("main button[type=submit]").click();
            look(visit, script, "sign-in-invalid");
            visit.page().locator("#email").fill(sample.email());
            visit.page().locator("main button[type=submit]").click();
            requests.keepSecrets(newest(), Token.create(), "123456");
            visit.page().locator("#code").fill("111111");
            visit.page().locator("main button[type=submit]").click();
            look(visit, script, "code");
            visit.page().locator("#code").fill("123456");
            visit.page().locator("main button[type=submit]").click();
            assertThat(visit.path()).isEqualTo("/portal");
        }
        database.update("delete from act_ru_job where handler_type_ = ?", SignInMail.TYPE);
    }

    @Test
    void linkPagesAreAccessible() {
        String link = Token.create();
        requests.keepSecrets(requests.open(sample.email(), null, null, "192.0.2.1"), link, "123456");
        SampleContact.create(customers, sample.email());
        try (Visit visit = browser.visit().phone().language("fr-BE").nobody()) {
            visit.go("/portal/sign-in/link/" + link);
            look(visit, true, "link");
            visit.page().locator("main button[type=submit]").click();
            assertThat(visit.path()).isEqualTo("/portal/sign-in/company");
            look(visit, true, "company");
            visit.go("/portal/sign-in/link/" + link);
            look(visit, true, "link-gone");
        }
    }

    @Test
    void linkOfAnotherContactLeavesAWayBackAndAWayOn() {
        SampleContact other = SampleContact.create(customers);
        String link = URI.create(links.create(other.id(), "/portal/profile", Instant.now().plus(Duration.ofDays(1)))).getRawPath();
        try (Visit visit = browser.visit().phone().contact(sample.id())) {
            visit.go(link);
            look(visit, true, "link-of-another");
            visit.page().locator("main a.btn-primary").click();
            assertThat(visit.path()).isEqualTo("/portal");
            visit.go(link);
            visit.page().locator("main button[type=submit]").click();
            assertThat(visit.path()).isEqualTo(link);
            visit.page().locator("main button[type=submit]").click();
            assertThat(visit.path()).isEqualTo("/portal/profile");
        }
    }

    private UUID newest() {
        return database.queryForObject("select id from kapstok.sign_in_request where email = ? order by created_at desc limit 1",
                UUID.class, sample.email());
    }

    private static void look(Visit visit, boolean axe, String name) {
        if (axe) {
            visit.accessible();
        }
        visit.picture(name);
    }
}
