package eu.kapstok.quote;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import eu.kapstok.customer.Contact;
import eu.kapstok.customer.ContactRole;
import eu.kapstok.erp.DemoQuote;
import eu.kapstok.forms.FormRefused;
import eu.kapstok.testing.Browser;
import eu.kapstok.testing.KapstokTest;
import eu.kapstok.testing.Visit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A customer asks for a quote in the portal. */
@KapstokTest
class QuoteRequestPagesTest extends QuoteProcessTests {

    private static final String FRENCH = "C10058";

    @Autowired
    Browser browser;

    @Autowired
    QuoteRequests requests;

    @Autowired
    RequestedProducts products;

    @Override
    boolean hasToWalk(String element) {
        return false;
    }

    @Test
    void customerAsksForProductsOnAPhone() {
        String number;
        try (Visit visit = browser.visit().phone().contact(approver().id(), "/portal/quotes/request")) {
            Page page = visit.page();
            page.getByLabel("Artikel zoeken").fill("ISO-22");
            press(page, "Zoeken");
            press(page, "Toevoegen");
            page.getByLabel("Aantal").fill("-1");
            press(page, "Aanvraag versturen");
            assertThat(page.locator(".alert-danger")).containsText("groter is dan nul");
            visit.accessible();
            page.getByLabel("Aantal").fill("12,5");
            visit.picture("quote-request");
            press(page, "Aanvraag versturen");

            assertThat(page.locator("h1")).containsText("Offerteaanvraag A");
            visit.accessible();
            visit.picture("quote-request-sent");
            number = page.url().substring(page.url().lastIndexOf('/') + 1);
            visit.go("/portal/quotes");
            assertThat(page.locator("#requests")).containsText(number);
            visit.accessible();
        }
        engine.continueToNextWaitState();
        assertThat(instance(number)).isWaitingAt("Activity_PrepareQuote");
        assertThat(requests.find(number).status()).isEqualTo(QuoteRequest.Status.OPEN);
        assertThat(subjects(approver().email())).contains("Wij ontvingen uw offerteaanvraag " + number);
    }

    @Test
    void customerAsksInWordsInFrenchWithoutJavaScriptAndOnceForADoubleClick() {
        Contact contact = customers.contactsOf(FRENCH, ContactRole.APPROVER).get(0);
        int before = requests.open(FRENCH, 100).size();
        try (Visit visit = browser.visit().withoutJavaScript().contact(contact.id(), "/portal/quotes/request")) {
            Page page = visit.page();
            press(page, "Envoyer la demande");
            assertThat(page.locator(".alert-danger")).containsText("au moins un article");
            page.getByLabel("Que devons-nous encore savoir").fill("Une pompe à chaleur pour 200 m²");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Envoyer la demande").setExact(true)).dblclick();

            assertThat(page.locator("h1")).containsText("Demande d’offre A");
            visit.picture("quote-request-french");
        }
        assertThat(requests.open(FRENCH, 100)).hasSize(before + 1);
    }

    @Test
    void quoteThatWasDeclinedIsAskedForAgainWithItsLines() {
        String number = raise(usual());
        answer(number, approver(), Map.of("decision", "decline", "declineReason", "DELIVERY_TIME"));
        engine.continueToNextWaitState();
        String ordered = raise(usual());
        accept(ordered, approver());
        engine.continueToNextWaitState();
        String request;
        try (Visit visit = browser.visit().contact(approver().id(), "/portal/quotes/" + ordered)) {
            Page page = visit.page();
            assertThat(page.getByText("Opnieuw aanvragen")).hasCount(0);
            visit.go("/portal/quotes/" + number);
            page.getByText("Opnieuw aanvragen").click();
            assertThat(page.locator("fieldset")).hasCount(1);
            assertThat(page.locator("fieldset legend")).containsText("Thermostaat");
            assertThat(page.getByLabel("Aantal (st)")).hasValue("10");
            press(page, "Aanvraag versturen");
            assertThat(page.locator("h1")).containsText("Offerteaanvraag A");
            assertThat(page.locator(".facts")).containsText("10 st · THK-100");
            request = page.url().substring(page.url().lastIndexOf('/') + 1);
        }
        assertThat(requests.own(request, CUSTOMER).orElseThrow().lines()).singleElement().satisfies(line -> {
            assertThat(line.product()).isEqualTo("THK-100");
            assertThat(line.quantity()).isEqualByComparingTo("10");
        });
    }

    @Test
    void requestLeadsToItsQuoteAsSoonAsThatIsSent() {
        String request = asked("Tien thermostaatkoppen");
        String needsApproval = raise(answering(request).withDiscount("12"));
        try (Visit visit = browser.visit().phone().contact(approver().id(), "/portal/quotes/requests/" + request)) {
            Page page = visit.page();
            assertThat(page.locator(".state")).hasText("Offerte gemaakt");
            assertThat(page.locator("main .btn")).hasCount(0);
            approve(needsApproval, "sales-management");
            engine.continueToNextWaitState();
            page.reload();
            assertThat(page.locator("main .btn")).hasText("Offerte " + needsApproval);
            visit.accessible();
            visit.picture("quote-request-quoted");
            page.locator("main .btn").click();
            assertThat(page.locator("h1")).containsText("Offerte " + needsApproval);
            visit.go("/portal/quotes");
            assertThat(page.locator("main")).not().containsText(request);
        }
    }

    @Test
    void requestThatWasDeclinedSaysWhyInTheWordsOfSales() {
        String request = asked("Een zwembad");
        staff("sales", request, "Activity_PrepareQuote", Map.of("requestResult", "decline", "customerText", "Dit verkopen wij niet.\nHelaas."));
        engine.continueToNextWaitState();
        try (Visit visit = browser.visit().contact(approver().id(), "/portal/quotes/requests/" + request)) {
            Page page = visit.page();
            assertThat(page.locator(".state")).hasText("Geen offerte");
            assertThat(page.locator(".notice")).containsText("Dit verkopen wij niet.\nHelaas.");
            assertThat(page.locator(".facts")).containsText("Een zwembad");
            assertThat(page.locator("main .btn")).hasCount(0);
            visit.accessible();
            visit.picture("quote-request-declined");
        }
    }

    @Test
    void whatNobodySellsAndWhatIsNoQuantityIsRefusedAtItsRow() {
        List<RequestedProducts.Row> rows = List.of(new RequestedProducts.Row("NOBODYS", "1"), new RequestedProducts.Row("CV-1500", "1"),
                new RequestedProducts.Row("ISO-22", "1e309"), new RequestedProducts.Row("ISO-22", "0"), new RequestedProducts.Row("", ""));

        assertThatThrownBy(() -> products.lines("C10042", rows)).isInstanceOfSatisfying(FormRefused.class, refused ->
                assertThat(refused.problems()).extracting(FormRefused.Problem::field)
                        .containsExactly("product.0", "product.1", "quantity.2", "quantity.3", "product.4", "quantity.4"));
    }

    private String asked(String words) {
        String request = walked(requests.raise(CUSTOMER, approver().id(), List.of(), words, UUID.randomUUID().toString()));
        engine.continueToNextWaitState();
        return request;
    }

    private static DemoQuote answering(String request) {
        return new DemoQuote(CUSTOMER, null, List.of(DemoQuote.Line.of("THK-100", 10)), null, null, null, null, false, request);
    }

    private static void press(Page page, String name) {
        page.locator("main").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name)).first().click();
    }
}
