package eu.kapstok.catalog;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import eu.kapstok.testing.Browser;
import eu.kapstok.testing.Visit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Ordering on a phone, from the search to the order. */
class OrderPageBrowserTest extends OrderPageTests {

    @Autowired
    Browser browser;

    @Test
    void buyerFindsPutsTogetherAndOrdersOnAPhone() {
        try (Visit visit = browser.visit().phone().contact(contact.id(), "/portal/order")) {
            Page page = visit.page();
            visit.accessible();
            visit.picture("order");
            // a picture leaves marks on the fields that the next swap would trip over
            visit.go("/portal/order");
            page.locator("#q").pressSequentially("ventilatieventiel");
            assertThat(page.locator("#found li")).hasCount(1);
            page.getByLabel("Aantal van Ventilatieventiel").fill("1,5");
            button(page, "In mandje").click();
            assertThat(page.locator(".invalid-feedback")).containsText("per hele st");
            visit.accessible();
            page.getByLabel("Aantal van Ventilatieventiel").fill("10");
            button(page, "In mandje").click();
            assertThat(page.locator("#cart-count")).hasText("Winkelmandje: 1 artikel");
            assertThat(page.getByText("zit in uw mandje, nu 10")).isVisible();

            page.locator("#cart-count").click();
            assertThat(page.locator("h1")).hasText("Winkelmandje");
            visit.accessible();
            visit.picture("cart");
            button(page, "Verder naar bestellen").click();

            assertThat(page.locator("h1")).hasText("Bestelling nakijken");
            visit.accessible();
            visit.picture("checkout");
            page.locator("#purchaseReference").fill("PO-390");
            last(page).click();
            assertThat(page.locator("#consent-problem")).isVisible();
            visit.accessible();
            assertThat(page.locator("#purchaseReference")).hasValue("PO-390");
            page.locator("#consent").check();
            last(page).click();
            page.waitForURL(url -> url.contains("/portal/orders/"));

            assertThat(ordersOf(visit.path().substring("/portal/orders/".length()))).isEqualTo(1);
        }
    }

    @Test
    void orderPageWorksWithoutJavaScript() {
        try (Visit visit = browser.visit().withoutJavaScript().contact(contact.id(), "/portal/order")) {
            Page page = visit.page();
            page.locator("#q").fill("ventilatieventiel");
            button(page, "Zoeken").click();
            page.getByLabel("Aantal van Ventilatieventiel").fill("10");
            button(page, "In mandje").click();
            assertThat(page.locator("#cart-count")).hasText("Winkelmandje: 1 artikel");
            assertThat(page.locator("#q")).hasValue("ventilatieventiel");
            page.locator("#cart-count").click();
            button(page, "Verwijderen").click();

            assertThat(page.locator("h2").first()).hasText("Uw mandje is leeg");
        }
    }

    private static Locator button(Page page, String name) {
        return page.locator("main").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name)).first();
    }

    private static Locator last(Page page) {
        return page.locator(".last-click .btn-primary");
    }
}
