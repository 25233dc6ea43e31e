package eu.kapstok.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import eu.kapstok.erp.DemoErp;
import eu.kapstok.erp.DemoFaults;
import eu.kapstok.erp.DemoQuote;
import eu.kapstok.erp.ErpQuote;
import eu.kapstok.testing.Browser;
import eu.kapstok.testing.KapstokTest;
import eu.kapstok.testing.Visit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@KapstokTest
class DemoPagesTest {

    @Autowired
    Browser browser;
    @Autowired
    DemoErp erp;

    @AfterEach
    void mend() {
        erp.faults(DemoFaults.NONE);
    }

    @Test
    void tourShowsWhereToBeginAndWhoIsWho() {
        try (Visit visit = browser.visit().desk().nobody()) {
            visit.go("/demo");

            assertThat(visit.page().locator("h1")).hasText("Guided tour");
            assertThat(visit.page().locator("#customers")).isVisible();
            visit.accessible();
            visit.picture("demo-tour");
        }
        try (Visit visit = browser.visit().phone().nobody()) {
            visit.go("/demo");

            visit.accessible();
            visit.picture("demo-tour");
        }
    }

    @Test
    void quoteIsRaisedRevisedAndWithdrawnOnThePage() {
        try (Visit visit = browser.visit().desk().nobody()) {
            Page page = visit.page();
            visit.go("/demo/quotes/new");
            visit.accessible();
            visit.picture("demo-quote");
            page.locator("#customer").selectOption("C10117");
            page.locator("#quantity0").fill("2,5");
            page.getByLabel("Request it answers").fill("A1999-00042");
            button(page, "Submit the quote").press("Enter");

            assertThat(page.locator("[role=status]")).containsText("is submitted");
            ErpQuote quote = erp.newestQuotes(1).get(0);
            assertThat(quote.customer()).isEqualTo("C10117");
            assertThat(quote.discountPercent()).isEqualByComparingTo("12");
            assertThat(quote.lines()).hasSize(3);
            assertThat(quote.requestReference()).isEqualTo("A1999-00042");
            assertThat(quote.lines().get(0).quantity()).isEqualByComparingTo("2.5");
            visit.accessible();
            visit.picture("demo-outside");

            page.getByLabel("Revise quote " + quote.number()).click();
            page.locator("#quantity1").fill("");
            page.locator("#product1").selectOption("");
            button(page, "Submit the new version").press("Enter");
            assertThat(page.locator("[role=status]")).containsText("is now at version 2");
            assertThat(erp.quote(quote.number()).orElseThrow().lines()).hasSize(2);
            assertThat(erp.quote(quote.number()).orElseThrow().requestReference()).isEqualTo("A1999-00042");

            page.getByLabel("Withdraw quote " + quote.number()).click();
            assertThat(page.locator("[role=status]")).containsText("is withdrawn");
            assertThat(erp.quote(quote.number()).orElseThrow().state()).isEqualTo(ErpQuote.State.WITHDRAWN);
        }
    }

    @Test
    void whatIsWrongIsSaidAtTheFieldAndNothingTypedIsLost() {
        try (Visit visit = browser.visit().phone().withoutJavaScript().nobody()) {
            Page page = visit.page();
            visit.go("/demo/quotes/new");
            page.locator("#quantity0").fill("many");
            page.locator("#discount1").fill("120");
            page.locator("#paymentTerm").fill("x");
            button(page, "More lines").press("Enter");
            assertThat(page.locator("#quantity0")).hasValue("many");
            assertThat(page.locator("#product9")).isVisible();
            button(page, "Submit the quote").press("Enter");

            assertThat(page.locator("#quantity0")).hasValue("many");
            assertThat(page.locator("#quantity0-error")).isVisible();
            assertThat(page.locator("#discount1-error")).isVisible();
            assertThat(page.locator("#paymentTerm-error")).isVisible();
            visit.picture("demo-quote-errors");
        }
        try (Visit visit = browser.visit().phone().nobody()) {
            visit.go("/demo/quotes/new");
            visit.page().locator("#quantity0").fill("0");
            button(visit.page(), "Submit the quote").press("Enter");

            visit.accessible();
        }
    }

    @Test
    void erpIsBrokenAndMendedByButtons() {
        erp.raiseQuote(DemoQuote.of("C10051", DemoQuote.Line.of("WC-PLT", 1)));
        try (Visit visit = browser.visit().phone().withoutJavaScript().nobody()) {
            Page page = visit.page();
            visit.go("/demo/outside");
            button(page, "Down").press("Enter");
            button(page, "Refuse the next order").press("Enter");
            button(page, "Lose the next answer").press("Enter");

            assertThat(erp.faults()).isEqualTo(new DemoFaults(DemoFaults.Mode.DOWN, true, true));
            assertThat(button(page, "Down")).hasAttribute("aria-pressed", "true");
            visit.picture("demo-outside");

            button(page, "Works").press("Enter");
            button(page, "Refuse the next order").press("Enter");
            button(page, "Lose the next answer").press("Enter");
            assertThat(erp.faults()).isEqualTo(DemoFaults.NONE);
        }
        try (Visit visit = browser.visit().phone().nobody()) {
            visit.go("/demo/outside");

            visit.accessible();
        }
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
