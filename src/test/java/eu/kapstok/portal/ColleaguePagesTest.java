package eu.kapstok.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import eu.kapstok.customer.Contact;
import eu.kapstok.customer.CustomerService;
import eu.kapstok.erp.ErpAddress;
import eu.kapstok.erp.ErpContact;
import eu.kapstok.erp.ErpCustomer;
import eu.kapstok.notifications.DemoMailbox;
import eu.kapstok.testing.Browser;
import eu.kapstok.testing.KapstokTest;
import eu.kapstok.testing.TestEngine;
import eu.kapstok.testing.Visit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Colleagues as an administrator sees them, on a desk and on a phone. */
@KapstokTest
class ColleaguePagesTest {

    private final String number = "T" + UUID.randomUUID().toString().substring(0, 8);

    @Autowired
    Browser browser;
    @Autowired
    CustomerService customers;
    @Autowired
    DemoMailbox mailbox;
    @Autowired
    TestEngine work;

    @Test
    void adminInvitesAColleagueWhoComesAndIsRemoved() {
        Contact admin = admin("nl");
        String address = "piet@" + number.toLowerCase() + ".example";
        try (Visit office = browser.visit().contact(admin.id())) {
            office.page().locator(".topbar-end .menu > summary").click();
            office.page().locator(".topbar-end .menu-items a[href$=colleagues]").click();
            look(office, "colleagues");
            office.page().getByRole(AriaRole.LINK, named("Collega uitnodigen")).click();
            office.page().getByLabel("E-mailadres").fill("piet");
            office.page().getByRole(AriaRole.BUTTON, named("Uitnodiging versturen")).click();
            assertThat(office.page().locator("#email-problem")).isVisible();
            look(office, "colleague-invite-refused");
            office.page().getByLabel("E-mailadres").fill(address);
            office.page().getByLabel("Voornaam").fill("Piet");
            office.page().getByLabel("Naam", new Page.GetByLabelOptions().setExact(true)).fill("Claes");
            office.page().getByLabel("Français").last().check();
            office.page().getByLabel("Offertes goedkeuren").check();
            office.page().getByRole(AriaRole.BUTTON, named("Uitnodiging versturen")).click();
            assertThat(office.page().locator(".notice-success")).containsText(address);
            look(office, "colleagues-invited");
            work.continueToNextWaitState();

            try (Visit piet = browser.visit().phone().nobody()) {
                String link = mailbox.list(address, null).get(0).links().get(0);
                piet.go(link.substring(link.indexOf("/portal")));
                look(piet, "invitation-fr");
                piet.page().getByRole(AriaRole.BUTTON, named("Accepter l’invitation")).click();
                assertThat(piet.page().locator("h1")).containsText("Piet");

                office.go("/portal/colleagues");
                office.page().getByText("Piet Claes").click();
                look(office, "colleague");
                office.page().getByText("Collega verwijderen").click();
                office.page().getByRole(AriaRole.BUTTON, named("Ja, verwijder Piet Claes")).click();
                assertThat(office.page().locator(".notice-success")).containsText("Piet Claes");

                piet.go("/portal");
                assertThat(piet.page()).hasURL(java.util.regex.Pattern.compile(".*/portal/sign-in"));
                piet.go(link.substring(link.indexOf("/portal")));
                look(piet, "invitation-gone");
            }
        }
    }

    @Test
    void lastAdminIsToldOnAPhoneInFrenchToo() {
        Contact admin = admin("fr");
        try (Visit phone = browser.visit().phone().contact(admin.id(), "/portal/colleagues")) {
            look(phone, "colleagues-fr");
            phone.page().getByText("Anna Peeters (vous)").click();
            phone.page().getByLabel("Inviter des collègues et gérer leurs droits").uncheck();
            phone.page().getByRole(AriaRole.BUTTON, named("Enregistrer")).click();
            assertThat(phone.page().locator("#roles-problem")).containsText("seul administrateur");
            look(phone, "colleague-last-fr");
            phone.go("/portal/colleagues/invite");
            look(phone, "colleague-invite-fr");
        }
    }

    private Contact admin(String language) {
        ErpAddress address = new ErpAddress("a1", "Bedrijf", "Meir 1", "2000", "Antwerpen", "BE");
        customers.keep(new ErpCustomer(number, "Bedrijf " + number, ErpCustomer.Kind.BUSINESS, "BE", language, "B", null, address,
                List.of(address), null, false, 30, "sales",
                List.of(new ErpContact("1", "Anna", "Peeters", "anna@" + number.toLowerCase() + ".example", null, language),
                        new ErpContact("2", "Bruno", "Vandenbroucke-Vanderstraeten", null, null, language))));
        return customers.contactByErpId(number, "1").orElseThrow();
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static void look(Visit visit, String name) {
        assertThat(visit.page().locator("main")).isVisible();
        visit.accessible();
        visit.picture(name);
    }
}
