package eu.kapstok.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import eu.kapstok.customer.Contact;
import eu.kapstok.customer.ContactRole;
import eu.kapstok.customer.CustomerService;
import eu.kapstok.testing.Browser;
import eu.kapstok.testing.KapstokTest;
import eu.kapstok.testing.Visit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The bars with which one finds one's way, for the contact with the most entries. */
@KapstokTest
class PortalBarsTest {

    private static final double SMALLEST = 44;

    @Autowired
    Browser browser;

    @Autowired
    CustomerService customers;

    @Test
    void phoneShowsFiveEntriesAndTheRestUnderMoreEvenWithoutJavaScript() {
        try (Visit visit = browser.visit().phone().withoutJavaScript().contact(everything().id(), "/portal")) {
            Page page = visit.page();
            Locator entries = page.locator(".tabbar > a, .tabbar > .menu > summary");
            assertThat(entries).hasCount(5);
            for (Locator entry : entries.all()) {
                BoundingBox box = entry.boundingBox();
                assertThat(box.width).isGreaterThanOrEqualTo(SMALLEST);
                assertThat(box.height).isGreaterThanOrEqualTo(SMALLEST);
                assertThat(box.x + box.width).isLessThanOrEqualTo(page.viewportSize().width + 1);
            }

            page.locator(".tabbar summary").click();
            page.locator(".tabbar").getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Contracten")).click();
            assertThat(page.locator("h1")).hasText("Contracten");
            assertThat(page.locator(".tabbar summary.menu-here")).isVisible();
        }
    }

    @Test
    void menuOfTheRestIsAccessibleWhenItIsOpen() {
        try (Visit visit = browser.visit().phone().contact(everything().id(), "/portal/contracts")) {
            visit.page().locator(".tabbar summary").click();
            visit.accessible();
        }
    }

    @Test
    void sellersNameIsReadInFullOnADesk() {
        try (Visit visit = browser.visit().contact(everything().id(), "/portal/contracts")) {
            assertThat(visit.page().locator(".brand-name").evaluate("name => name.scrollWidth <= name.clientWidth")).isEqualTo(true);
            visit.page().locator(".topnav summary").click();
            assertThat(visit.page().locator(".topnav .menu-items a")).not().hasCount(0);
            visit.accessible();
        }
    }

    private Contact everything() {
        return customers.contactsOf("C10042", ContactRole.ADMIN).get(0);
    }
}
