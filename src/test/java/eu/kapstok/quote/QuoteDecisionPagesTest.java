package eu.kapstok.quote;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import eu.kapstok.customer.Contact;
import eu.kapstok.customer.ContactRole;
import eu.kapstok.customer.CustomerService;
import eu.kapstok.documents.DocumentArchive;
import eu.kapstok.erp.DemoErp;
import eu.kapstok.erp.DemoOrder;
import eu.kapstok.erp.DemoQuote;
import eu.kapstok.testing.Browser;
import eu.kapstok.testing.KapstokTest;
import eu.kapstok.testing.TestEngine;
import eu.kapstok.testing.Visit;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A customer decides about a quote in a browser. */
@KapstokTest
class QuoteDecisionPagesTest {

    private static final String CUSTOMER = "C10042";
    private static final String FRENCH_SPEAKING = "C10117";
    private static final String CONSUMER = "C10138";
    private static final String SCRIPT = "<script>alert(1)</script>";

    @Autowired
    Browser browser;
    @Autowired
    TestEngine engine;
    @Autowired
    DemoErp erp;
    @Autowired
    CustomerService customers;
    @Autowired
    DocumentArchive documents;
    @Autowired
    QuoteRepository quotes;

    @Test
    void customerOrdersAndReadsTheOrderNumberWithoutReloading() {
        String number = raise(CUSTOMER);
        try (Visit visit = browser.visit().contact(approver(CUSTOMER).id(), "/portal/quotes/" + number)) {
            Page page = visit.page();
            assertThat(button(page, "Bestellen")).isVisible();
            visit.accessible();
            visit.picture("decide");
            page.getByLabel("Uw referentie").fill(SCRIPT);
            page.getByLabel("Ik heb de offerte").check();
            button(page, "Bestellen").click();

            assertThat(page.locator("#quote-progress")).containsText("Uw bestelling wordt verwerkt");
            visit.accessible();
            visit.picture("decide-working");
            page.evaluate("window.notReloaded = true");
            engine.continueToNextWaitState();

            assertThat(page.locator("#quote-progress h2")).hasText("Uw bestelling is geboekt: " + order(number));
            assertThat(page.locator("#quote-state")).hasText("Besteld");
            assertThat(page.locator("#quote-history")).containsText(order(number));
            assertThat(page.getByText(SCRIPT).first()).isVisible();
            assertThat(page.evaluate("window.notReloaded")).isEqualTo(true);
            visit.accessible();
            visit.picture("decide-ordered");
        }
        assertThat(orders(number)).hasSize(1);
    }

    @Test
    void customerAndStaffSeeHowFarTheQuoteIs() {
        String french = raise(FRENCH_SPEAKING);
        try (Visit visit = browser.visit().phone().contact(approver(FRENCH_SPEAKING).id(), "/portal/quotes/" + french)) {
            assertThat(visit.page().locator(".milestone")).hasText(new Pattern[] {Pattern.compile("En préparation.*20\\d\\d", Pattern.DOTALL),
                Pattern.compile("Envoyée.*20\\d\\d", Pattern.DOTALL), Pattern.compile("Réponse donnée.*En cours", Pattern.DOTALL),
                Pattern.compile("Commandée.*À venir", Pattern.DOTALL)});
            assertThat(visit.page().locator(".milestone[aria-current=step]")).containsText("Réponse donnée");
            visit.accessible();
            visit.picture("milestones");
        }
        String number = raise(CUSTOMER);
        try (Visit visit = browser.visit().staff("sales")) {
            visit.go("/staff/quotes/" + number);
            assertThat(visit.page().locator(".milestone[aria-current=step]")).containsText("Answered");
            visit.accessible();
            visit.picture("milestones-staff");
        }
        try (Visit visit = browser.visit().contact(approver(CUSTOMER).id(), "/portal/quotes/" + number)) {
            visit.page().getByLabel("Ik heb de offerte").check();
            button(visit.page(), "Bestellen").click();
            assertThat(visit.page().locator(".milestone[aria-current=step]")).containsText("Besteld");
            engine.continueToNextWaitState();

            assertThat(visit.page().locator(".milestone-reached")).hasCount(4);
            visit.accessible();
            visit.picture("milestones-ordered");
        }
    }

    @Test
    void customerOrdersOnAPhone() {
        String number = raise(CUSTOMER);
        try (Visit visit = browser.visit().phone().contact(approver(CUSTOMER).id(), "/portal/quotes/" + number)) {
            visit.accessible();
            visit.picture("decide");
            visit.page().getByLabel("Ik heb de offerte").check();
            button(visit.page(), "Bestellen").click();

            assertThat(visit.page().locator("#quote-progress")).containsText("Uw bestelling wordt verwerkt");
            engine.continueToNextWaitState();
            assertThat(visit.page().locator("#quote-progress")).containsText(order(number));
            visit.picture("decide-ordered");
        }
    }

    @Test
    void customerOrdersByKeyboardAlone() {
        String number = raise(CUSTOMER);
        try (Visit visit = browser.visit().contact(approver(CUSTOMER).id(), "/portal/quotes/" + number)) {
            Page page = visit.page();
            page.keyboard().press("Tab");
            assertThat(page.locator(".skip-link")).isFocused();
            page.keyboard().press("Enter");
            tabTo(page, page.getByLabel("Uw referentie"));
            page.keyboard().type("PO-77");
            tabTo(page, page.getByLabel("Ik heb de offerte"));
            page.keyboard().press("Space");
            tabTo(page, button(page, "Bestellen"));
            page.keyboard().press("Enter");

            assertThat(page.locator("#quote-progress")).containsText("Uw bestelling wordt verwerkt");
        }
        engine.continueToNextWaitState();
        assertThat(orders(number)).singleElement().satisfies(order -> assertThat(order.order().reference()).isEqualTo("PO-77"));
    }

    @Test
    void customerOrdersWithoutJavaScriptAndSendsThePurchaseOrderAlong() {
        String number = raise(CUSTOMER);
        try (Visit visit = browser.visit().withoutJavaScript().contact(approver(CUSTOMER).id(), "/portal/quotes/" + number)) {
            Page page = visit.page();
            page.getByLabel("Uw referentie").fill("PO-78");
            page.getByLabel("Uw bestelbon").setInputFiles(new FilePayload("bestelbon ünïk.pdf", "application/pdf",
                    "%PDF-1.7 our order".getBytes(StandardCharsets.UTF_8)));
            page.getByLabel("Ik heb de offerte").check();
            button(page, "Bestellen").click();

            assertThat(page.locator("#quote-progress")).containsText("Uw bestelling wordt verwerkt");
            engine.continueToNextWaitState();
            page.reload();
            assertThat(page.locator("#quote-progress")).containsText(order(number));
            assertThat(page.locator(".facts")).containsText("bestelbon ünïk.pdf");
        }
        assertThat(documents.ofCase(number, CUSTOMER)).filteredOn(document -> document.kind().equals(PurchaseOrders.KIND))
                .singleElement().satisfies(document -> assertThat(document.contentType()).isEqualTo("application/pdf"));
    }

    @Test
    void missingConsentIsAskedForAndNothingTypedIsLost() {
        String number = raise(CUSTOMER);
        try (Visit visit = browser.visit().contact(approver(CUSTOMER).id(), "/portal/quotes/" + number)) {
            Page page = visit.page();
            page.getByLabel("Uw referentie").fill("PO-79");
            button(page, "Bestellen").click();

            assertThat(page.locator(".alert-danger")).isVisible();
            assertThat(page.getByLabel("Uw referentie")).hasValue("PO-79");
            visit.accessible();
            visit.picture("decide-invalid");
        }
        assertThat(quotes.findByNumber(number).orElseThrow().status()).isEqualTo(QuoteStatus.SENT);
    }

    @Test
    void fileOfAnotherKindIsRefusedAndNothingTypedIsLost() {
        String number = raise(CUSTOMER);
        try (Visit visit = browser.visit().contact(approver(CUSTOMER).id(), "/portal/quotes/" + number)) {
            Page page = visit.page();
            page.getByLabel("Uw referentie").fill("PO-80");
            page.getByLabel("Ik heb de offerte").check();
            page.getByLabel("Uw bestelbon").setInputFiles(new FilePayload("bestelbon.pdf", "application/pdf",
                    "MZ not a document".getBytes(StandardCharsets.UTF_8)));
            button(page, "Bestellen").click();

            assertThat(page.locator("#purchaseOrder-error")).hasText("Dit is geen PDF, PNG of JPEG. Kies een ander bestand.");
            assertThat(page.getByLabel("Uw referentie")).hasValue("PO-80");
            assertThat(page.getByLabel("Ik heb de offerte")).isChecked();
            visit.accessible();
        }
        assertThat(quotes.findByNumber(number).orElseThrow().status()).isEqualTo(QuoteStatus.SENT);
    }

    @Test
    void doubleClickOrdersOnce() {
        String number = raise(CUSTOMER);
        try (Visit visit = browser.visit().withoutJavaScript().contact(approver(CUSTOMER).id(), "/portal/quotes/" + number)) {
            visit.page().getByLabel("Ik heb de offerte").check();
            button(visit.page(), "Bestellen").dblclick();

            assertThat(visit.page().locator("#quote-progress")).containsText("Uw bestelling wordt verwerkt");
        }
        engine.continueToNextWaitState();
        assertThat(orders(number)).hasSize(1);
    }

    @Test
    void secondContactReadsWhoOrderedBefore() {
        String number = raise(CUSTOMER);
        Contact first = approver(CUSTOMER);
        try (Visit slow = browser.visit().contact(first.id(), "/portal/quotes/" + number);
             Visit fast = browser.visit().contact(first.id(), "/portal/quotes/" + number)) {
            fast.page().getByLabel("Ik heb de offerte").check();
            button(fast.page(), "Bestellen").click();
            assertThat(fast.page().locator("#quote-progress")).containsText("Uw bestelling wordt verwerkt");

            slow.page().getByLabel("Ik heb de offerte").check();
            button(slow.page(), "Bestellen").click();

            assertThat(slow.page().locator(".notice-warning").first()).containsText("al besteld door " + first.name());
            slow.accessible();
        }
        engine.continueToNextWaitState();
        assertThat(orders(number)).hasSize(1);
    }

    @Test
    void acceptingAnOlderVersionOrdersNothingAndShowsTheNewOne() {
        String number = raise(CUSTOMER);
        try (Visit visit = browser.visit().contact(approver(CUSTOMER).id(), "/portal/quotes/" + number)) {
            erp.reviseQuote(number, DemoQuote.of(CUSTOMER, DemoQuote.Line.of("CU-15", 12), DemoQuote.Line.of("CU-22", 4)));
            engine.continueToNextWaitState();
            visit.page().getByLabel("Ik heb de offerte").check();
            button(visit.page(), "Bestellen").click();

            assertThat(visit.page().locator(".notice-warning").first()).containsText("De offerte is gewijzigd");
            assertThat(visit.page().locator(".line-marked")).hasCount(1);
            assertThat(button(visit.page(), "Bestellen")).isVisible();
            visit.accessible();
            visit.picture("decide-older");
        }
        engine.continueToNextWaitState();
        assertThat(orders(number)).isEmpty();
        assertThat(quotes.findByNumber(number).orElseThrow().status()).isEqualTo(QuoteStatus.SENT);
    }

    @Test
    void customerDeclinesWithAReason() {
        String number = raise(CUSTOMER);
        try (Visit visit = browser.visit().phone().contact(approver(CUSTOMER).id(), "/portal/quotes/" + number)) {
            Page page = visit.page();
            button(page, "Weigeren").click();
            visit.accessible();
            visit.picture("decline");
            page.getByLabel("Waarom weigert u").selectOption("PRICE");
            button(page, "Weigeren").click();

            assertThat(page.locator("#quote-progress")).containsText("U hebt deze offerte geweigerd");
            assertThat(page.locator(".detail-side")).containsText("De prijs");
            visit.accessible();
        }
    }

    @Test
    void customerAsksForAChangeInWords() {
        String number = raise(CUSTOMER);
        try (Visit visit = browser.visit().withoutJavaScript().contact(approver(CUSTOMER).id(), "/portal/quotes/" + number)) {
            Page page = visit.page();
            button(page, "Wijziging vragen").click();
            page.getByLabel("Wat wilt u nog veranderen").fill("Graag 5 in plaats van 10 meter " + SCRIPT);
            button(page, "Wijziging vragen").click();

            assertThat(page.locator("#quote-progress")).containsText("Wij passen deze offerte aan");
            assertThat(page.locator(".detail-side .facts")).containsText(SCRIPT);
        }
    }

    @Test
    void consumerReadsTheObligationToPayOnTheButton() {
        String number = raise(CONSUMER);
        try (Visit visit = browser.visit().phone().contact(approver(CONSUMER).id(), "/portal/quotes/" + number)) {
            assertThat(button(visit.page(), "Bestelling met betalingsverplichting")).isVisible();
            visit.accessible();
            visit.picture("decide-consumer");
        }
    }

    @Test
    void contactWithoutTheRoleReadsWhoCanOrder() {
        String number = raise(CUSTOMER);
        Contact buyer = customers.contactsOf(CUSTOMER, null).stream().filter(contact -> !contact.has(ContactRole.APPROVER))
                .findFirst().orElseThrow();
        try (Visit visit = browser.visit().contact(buyer.id(), "/portal/quotes/" + number)) {
            assertThat(visit.page().locator("#approvers-title")).hasText("Wie kan bestellen?");
            assertThat(visit.page().locator("main")).containsText(approver(CUSTOMER).name());
            assertThat(visit.page().locator("main form")).hasCount(0);
            visit.accessible();
        }
    }

    @Test
    void taskLeadsFromTheStartPageToTheQuote() {
        String number = raise(CUSTOMER);
        try (Visit visit = browser.visit().contact(approver(CUSTOMER).id(), "/portal/tasks")) {
            visit.accessible();
            visit.picture("tasks");
            visit.go("/portal");
            visit.accessible();
            visit.picture("start-waiting");
            visit.go("/portal/tasks");
            visit.page().locator(".row-link", new Page.LocatorOptions().setHasText(number)).click();
            assertThat(visit.page().locator("h1")).containsText(number);
        }
    }

    private String raise(String customer) {
        String number = erp.raiseQuote(DemoQuote.of(customer, DemoQuote.Line.of("CU-15", 10), DemoQuote.Line.of("CU-22", 4)))
                .number();
        engine.continueToNextWaitState();
        return number;
    }

    private Contact approver(String customer) {
        return customers.contactsOf(customer, ContactRole.APPROVER).stream().filter(contact -> contact.has(ContactRole.ADMIN))
                .findFirst().orElseThrow();
    }

    private String order(String number) {
        return orders(number).get(0).order().number();
    }

    private List<DemoOrder> orders(String number) {
        return erp.newestOrders(200).stream().filter(order -> number.equals(order.order().quote())).toList();
    }

    private static Locator button(Page page, String name) {
        return page.locator("#decision").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    private static void tabTo(Page page, Locator target) {
        for (int presses = 0; presses < 40; presses++) {
            if ((Boolean) target.evaluate("element => element === document.activeElement")) {
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("Not reached by keyboard: " + target);
    }
}
