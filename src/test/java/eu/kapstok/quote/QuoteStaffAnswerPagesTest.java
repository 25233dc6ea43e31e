package eu.kapstok.quote;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import eu.kapstok.customer.ContactRole;
import eu.kapstok.customer.CustomerService;
import eu.kapstok.erp.DemoErp;
import eu.kapstok.erp.DemoQuote;
import eu.kapstok.testing.Browser;
import eu.kapstok.testing.KapstokTest;
import eu.kapstok.testing.TestEngine;
import eu.kapstok.testing.Visit;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A member of staff records a customer's answer in a browser, and the customer reads so. */
@KapstokTest
class QuoteStaffAnswerPagesTest {

    private static final String CUSTOMER = "C10042";

    @Autowired
    Browser browser;
    @Autowired
    TestEngine engine;
    @Autowired
    DemoErp erp;
    @Autowired
    CustomerService customers;
    @Autowired
    QuoteRepository quotes;

    @Test
    void answerByPhoneIsRecordedWithItsProofAndTheCustomerReadsIt() {
        String number = raise();
        UUID contact = approver();
        try (Visit visit = browser.visit().staff("customer-service")) {
            Page page = visit.page();
            visit.go("/staff/quotes/" + number);
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Record the customer’s answer")).click();
            assertThat(page.locator(".form-draft")).hasCount(0);
            visit.accessible();
            visit.picture("staff-answer");
            page.getByLabel("Whose answer it is").selectOption(contact.toString());
            page.getByLabel("How it came").selectOption("PHONE");
            page.getByLabel("Purchase reference").fill("PO-PHONE");
            page.getByLabel("I have read the quote").check();
            button(page, "Order").click();

            assertThat(page.locator("#heard-note-problem")).containsText("one of both proves the answer");
            assertThat(page.getByLabel("Purchase reference")).hasValue("PO-PHONE");
            assertThat(page.getByLabel("How it came")).hasValue("PHONE");
            visit.accessible();
            visit.picture("staff-answer-refused");

            page.getByLabel("What was said or written").fill("Jan called: order it");
            page.getByLabel("Their mail or the signed paper").setInputFiles(new FilePayload("memo.pdf", "application/pdf",
                    "%PDF-1.7 memo".getBytes(StandardCharsets.UTF_8)));
            button(page, "Order").click();

            assertThat(page.locator(".notice-success").first()).containsText("The answer is recorded.");
            engine.continueToNextWaitState();
            page.reload();
            assertThat(page.locator("#answer-title")).hasText("Accepted");
            assertThat(page.locator(".detail-side")).containsText("Jan called: order it");
            assertThat(page.locator(".detail-side")).containsText("by phone");
            assertThat(page.getByText("Open the file (new tab)")).isVisible();
            visit.accessible();
            visit.picture("staff-answer-recorded");
        }
        try (Visit visit = browser.visit().phone().contact(contact, "/portal/quotes/" + number)) {
            assertThat(visit.page().locator(".detail-side")).containsText("telefonisch");
            assertThat(visit.page().locator(".detail-side")).not().containsText("Jan called");
            visit.accessible();
            visit.picture("answer-on-behalf");
        }
    }

    @Test
    void declineOnPaperIsRecordedWithoutJavaScriptOnAPhone() {
        String number = raise();
        try (Visit visit = browser.visit().phone().withoutJavaScript().staff("sales")) {
            Page page = visit.page();
            visit.go("/staff/quotes/" + number);
            page.getByLabel("Whose answer it is").selectOption(approver().toString());
            page.getByLabel("How it came").selectOption("PAPER");
            page.getByLabel("What was said or written").fill("Letter of today");
            button(page, "Decline").click();
            page.getByLabel("Why do you decline").selectOption("PRICE");
            button(page, "Decline").click();

            assertThat(page.locator(".notice-success").first()).containsText("The answer is recorded.");
        }
        assertThat(quotes.findByNumber(number).orElseThrow().status()).isEqualTo(QuoteStatus.DECLINED);
    }

    @Test
    void customerReadsThatItExpiredAndHowToAskForAnExtension() {
        String number = raise();
        UUID contact = approver();
        try (Visit visit = browser.visit().phone().contact(contact, "/portal/quotes/" + number)) {
            Page page = visit.page();
            page.getByLabel("Ik heb de offerte").check();
            engine.fireTimer(number, "Event_ValidityEnded");
            engine.continueToNextWaitState();
            button(page, "Bestellen").click();

            assertThat(page.locator(".notice-warning").first()).containsText("niet meer geldig");
            assertThat(page.locator("#quote-state")).hasText("Niet meer geldig");
            Locator ask = page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Verlenging vragen"));
            assertThat(ask).isVisible();
            assertThat(ask.getAttribute("href")).startsWith("mailto:").contains(number);
            visit.accessible();
            visit.picture("quote-expired");
            visit.go("/portal/quotes?state=EXPIRED");
            assertThat(page.getByText(number).first()).isVisible();
        }
        try (Visit visit = browser.visit().staff("sales")) {
            visit.go("/staff/quotes/" + number);
            assertThat(visit.page().locator("h1 .state")).hasText("Expired");
            visit.accessible();
            visit.picture("staff-expired");
        }
    }

    private String raise() {
        String number = erp.raiseQuote(DemoQuote.of(CUSTOMER, DemoQuote.Line.of("THK-100", 10))).number();
        engine.continueToNextWaitState();
        return number;
    }

    private UUID approver() {
        return customers.contactsOf(CUSTOMER, ContactRole.APPROVER).stream().filter(contact -> contact.has(ContactRole.ADMIN))
                .findFirst().orElseThrow().id();
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
