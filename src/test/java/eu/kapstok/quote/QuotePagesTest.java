package eu.kapstok.quote;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import eu.kapstok.customer.Contact;
import eu.kapstok.customer.CustomerService;
import eu.kapstok.testing.Browser;
import eu.kapstok.testing.KapstokTest;
import eu.kapstok.testing.Visit;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Customers' quotes to look at, on a phone and on a desk. */
@KapstokTest
class QuotePagesTest {

    private static final String CUSTOMER = "C10042";

    @Autowired
    Browser browser;
    @Autowired
    CustomerService customers;
    @Autowired
    QuoteFiles files;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    Clock clock;

    private KeptQuotes quotes;
    private Contact contact;

    @BeforeEach
    void customer() {
        quotes = new KeptQuotes(files, transaction, clock);
        contact = customers.contactsOf(CUSTOMER, null).get(0);
    }

    @Test
    void customerSeesTheirQuotesAndFindsOneByReference() {
        String open = quotes.sent(CUSTOMER);
        String ordered = quotes.ordered(CUSTOMER, "SO-4711", "PO/" + open.substring(6));

        try (Visit visit = browser.visit().contact(contact.id(), "/portal/quotes")) {
            assertThat(visit.page().locator("tbody tr", has(open))).containsText("Wacht op uw antwoord");
            visit.accessible();
            visit.picture("quotes");

            visit.page().getByLabel("Nummer of uw referentie").fill("po/" + open.substring(6));
            visit.page().getByText("Zoeken").click();

            assertThat(visit.page().locator("tbody tr")).hasCount(1);
            assertThat(visit.page().locator("tbody tr")).containsText(ordered);
        }
        try (Visit visit = browser.visit().phone().contact(contact.id(), "/portal/quotes")) {
            visit.accessible();
            visit.picture("quotes");
        }
    }

    @Test
    void quotePageShowsLinesTotalsAndHistoryAndNothingRuns() {
        String number = quotes.sent(CUSTOMER);

        try (Visit visit = browser.visit().contact(contact.id(), "/portal/quotes/" + number)) {
            assertThat(visit.page().locator("h1")).containsText("Offerte " + number);
            assertThat(visit.page().locator(".lines")).containsText("<b>buffervat</b>");
            assertThat(visit.page().locator(".totals-gross").first()).containsText("€");
            assertThat(visit.page().locator("#quote-history")).containsText("Wij stuurden u de offerte");
            visit.accessible();
            visit.picture("quote");
        }
        try (Visit visit = browser.visit().phone().contact(contact.id(), "/portal/quotes/" + number)) {
            visit.accessible();
            visit.picture("quote");
        }
    }

    @Test
    void newVersionMarksWhatChanged() {
        String number = quotes.sent(CUSTOMER);
        quotes.revise(number, CUSTOMER);

        try (Visit visit = browser.visit().contact(contact.id(), "/portal/quotes/" + number)) {
            assertThat(visit.page().locator(".change-list")).containsText("Toebehoren CV-2410");
            assertThat(visit.page().locator(".line-marked")).hasCount(2);
            assertThat(visit.page().locator(".mark").first()).containsText("was 2 st");
            visit.accessible();
            visit.picture("quote-changed");
        }
    }

    @Test
    void strangersQuoteDoesNotExist() {
        String number = quotes.sent("C10043");

        try (Visit visit = browser.visit().contact(contact.id(), "/portal")) {
            visit.go("/portal/quotes/" + number);

            assertThat(visit.page().locator("h1")).hasText("Deze pagina bestaat niet");
        }
    }

    @Test
    void startPageShowsRecentQuotesAndWhomToCall() {
        quotes.sent(CUSTOMER);

        try (Visit visit = browser.visit().contact(contact.id())) {
            assertThat(visit.page().locator("#recent-quotes")).hasText("Recente offertes");
            visit.accessible();
            visit.picture("start");
        }
        try (Visit visit = browser.visit().phone().contact(contact.id())) {
            visit.accessible();
            visit.picture("start");
        }
    }

    @Test
    void staffSeeRunningQuotes() {
        String number = quotes.sent(CUSTOMER);

        try (Visit visit = browser.visit().staff("sales")) {
            visit.go("/staff/quotes");
            assertThat(visit.page().locator("tbody tr", has(number))).containsText("The customer");
            visit.accessible();
            visit.picture("staff-quotes");
            visit.page().getByText(number, new com.microsoft.playwright.Page.GetByTextOptions().setExact(true)).click();
            assertThat(visit.page().locator("h1")).containsText(number);
            visit.accessible();
            visit.picture("staff-quote");
            visit.go("/staff");
            visit.accessible();
            visit.picture("staff");
        }
    }

    @Test
    void staffBringInAQuoteAndReadWhatCameOfIt() {
        String running = quotes.sent(CUSTOMER);
        try (Visit visit = browser.visit().phone().staff("sales")) {
            visit.go("/staff/quotes");
            visit.page().locator("#number").fill("<b>Q</b>");
            visit.page().locator(".inline-form button").click();
            assertThat(visit.page().locator("#number-problem")).hasText("A quote number looks like Q2026-00042.");
            assertThat(visit.page().locator("#number")).hasValue("<b>Q</b>");
            visit.accessible();
            visit.picture("staff-quotes");

            visit.page().locator("#number").fill("Q1999-00001");
            visit.page().locator(".inline-form button").click();
            assertThat(visit.page().locator("#number-problem")).hasText("The ERP does not know quote Q1999-00001.");

            visit.page().locator("#number").fill(running);
            visit.page().locator(".inline-form button").click();
            assertThat(visit.page().locator(".notice-success")).containsText("running already");
            visit.accessible();
        }
    }

    private static com.microsoft.playwright.Page.LocatorOptions has(String text) {
        return new com.microsoft.playwright.Page.LocatorOptions().setHasText(text);
    }
}
