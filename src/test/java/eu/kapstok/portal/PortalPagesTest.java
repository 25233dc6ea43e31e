package eu.kapstok.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import eu.kapstok.customer.Contact;
import eu.kapstok.customer.CustomerService;
import eu.kapstok.testing.Browser;
import eu.kapstok.testing.KapstokTest;
import eu.kapstok.testing.Visit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The pages around the modules', in three languages. */
@KapstokTest
class PortalPagesTest {

    private static final String CUSTOMER = "C10042";

    @Autowired
    Browser browser;
    @Autowired
    CustomerService customers;

    private Contact contact;

    @BeforeEach
    void person() {
        contact = customers.contactsOf(CUSTOMER, null).get(1);
    }

    @AfterEach
    void speaksDutchAgain() {
        customers.chooseLanguage(contact.id(), "nl");
    }

    @Test
    void contactChoosesALanguageAndItIsKept() {
        try (Visit visit = browser.visit().contact(contact.id(), "/portal/profile")) {
            visit.accessible();
            visit.picture("profile");
            visit.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Français")).click();

            assertThat(visit.page().locator("h1")).hasText("Mes données");
            assertThat(visit.path()).isEqualTo("/portal/profile");
            for (String path : new String[] {"/portal/profile", "/portal", "/portal/tasks", "/portal/quotes", "/portal/terms"}) {
                visit.go(path);
                assertThat(visit.page().locator("html")).hasAttribute("lang", "fr");
                visit.accessible();
            }
            visit.picture("terms-fr");
        }
        assertThat(customers.contact(contact.id()).orElseThrow().language()).isEqualTo("fr");
        try (Visit visit = browser.visit().phone().contact(contact.id(), "/portal/profile")) {
            visit.page().locator(".topbar-end .menu > summary").click();
            visit.picture("menu-fr");
            visit.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("English")).click();

            assertThat(visit.page().locator("h1")).hasText("My details");
            visit.accessible();
        }
    }

    @Test
    void languageIsChosenWithoutJavaScriptToo() {
        try (Visit visit = browser.visit().withoutJavaScript().contact(contact.id(), "/portal/profile")) {
            visit.page().getByLabel("Français").last().check();
            visit.page().locator("section[aria-labelledby=language-title] button").click();

            assertThat(visit.page().locator(".notice-success")).hasText("Votre choix est enregistré.");
        }
    }

    @Test
    void languageOfTheSignInPageIsChosenByLink() {
        try (Visit visit = browser.visit().phone().nobody()) {
            visit.go("/portal/sign-in");
            assertThat(visit.page().locator("html")).hasAttribute("lang", "nl");
            visit.accessible();
            visit.picture("sign-in");
            visit.page().getByLabel("English").click();

            assertThat(visit.page().locator("html")).hasAttribute("lang", "en");
            visit.go("/portal/sign-in");
            assertThat(visit.page().locator("html")).hasAttribute("lang", "en");
        }
    }
}
