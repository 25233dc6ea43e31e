package eu.kapstok.order;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import eu.kapstok.erp.DemoShipment;
import eu.kapstok.erp.ErpEvent;
import eu.kapstok.security.PersonalLinks;
import eu.kapstok.testing.Browser;
import eu.kapstok.testing.Visit;
import eu.kapstok.testing.WebClient;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

class OrderPagesTest extends OrderProcessTests {

    @Autowired
    Browser browser;

    @Autowired
    PersonalLinks links;

    @Autowired
    Environment environment;

    @Test
    void customerFollowsTheOrderOnAPhoneToTheReview() {
        String number = ordered(usual());
        demoErp.ship(number, new DemoShipment(List.of(new DemoShipment.Line(PRODUCT, new BigDecimal("4"))), "bpost", "BP-77"));
        engine.continueToNextWaitState();
        try (Visit visit = browser.visit().phone().contact(buyer().id(), "/portal/orders/" + number)) {
            Page page = visit.page();
            assertThat(page.locator(".milestone")).hasCount(5);
            assertThat(page.locator(".milestone-reached")).hasCount(2);
            assertThat(page.getByText("bpost BP-77").first()).isVisible();
            visit.accessible();
            visit.picture("order-partly-shipped");

            assertThat(page.locator("#problem")).hasCount(1);
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Iets mis met deze zending?")).click();
            assertThat(page.locator("main")).containsText(number);
            assertThat(page.locator("input[name='quantity.0']")).hasValue("4");
            visit.go("/portal/orders/" + number);
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile("Iets mis\\? .+"))).first().click();
            assertThat(page.locator("input[name='quantity.0']")).isVisible();

            demoErp.ship(number, DemoShipment.ALL);
            demoErp.deliver(number);
            engine.continueToNextWaitState();
            visit.go("/portal/orders/" + number);
            assertThat(page.locator(".milestone-reached")).hasCount(4);
            visit.accessible();
            visit.picture("order-to-review");
            page.getByLabel("★★★★ Goed").check();
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Versturen")).click();
            assertThat(page.getByText("Dank u voor uw beoordeling")).isVisible();
            engine.continueToNextWaitState();

            visit.go("/portal/orders");
            assertThat(page.locator("main")).containsText(number);
            visit.accessible();
            visit.picture("order-list");
        }
        assertThat(orders.review(order(number).id()).orElseThrow().stars()).isEqualTo(4);
    }

    @Test
    void customerAsksTheOrderBackAndNobodyElseSeesIt() {
        String number = ordered(usual());
        WebClient client = client(buyer().id());

        assertThat(client.get("/portal/orders").body()).contains(number);
        assertThat(client.get("/portal/orders?state=CONFIRMED&q=" + number).body()).contains(number);
        assertThat(client.get("/portal/orders?state=CANCELLED&q=" + number).body()).contains("Niets gevonden");
        assertThat(client.get("/portal/orders/export.csv?q=" + number).body()).contains(number + ";").contains("Bevestigd");
        assertThat(client.get("/portal/orders/" + number).document().select("form[action$=/cancel]")).hasSize(1);
        assertThat(client(buyer("C10042").id()).get("/portal/orders/" + number).status()).isEqualTo(404);

        WebClient.Answer page = client.get("/portal/orders/" + number);
        String csrf = page.document().selectFirst("form[action$=/cancel] input[name=_csrf]").attr("value");
        assertThat(client.post("/portal/orders/" + number + "/cancel", Map.of("_csrf", csrf, "cancelReason", "Dubbel")).status()).isEqualTo(302);
        assertThat(client.get("/portal/orders/" + number).body()).contains("Wij bekijken uw vraag");
        assertThat(task(number, "Activity_DecideCancellation")).isNotNull();

        WebClient staff = new WebClient(environment);
        staff.staff("back-office");
        assertThat(staff.get("/staff/orders?q=" + number).body()).contains(number);
        assertThat(staff.get("/staff/orders/" + number).body()).contains("Decide cancellation", "Dubbel");
        assertThat(staff.get("/staff/customers/" + CUSTOMER).body()).contains("/staff/orders/");
    }

    @Test
    void factThatAnOrderDoesNotWaitForYetStandsOnItsPageForOurPeople() {
        String number = ordered(cart("C10077", Map.of(PRODUCT, 10)));
        events.receive(new ErpEvent("order:DELAYED:early:" + number, "order-delayed", number));

        WebClient staff = new WebClient(environment);
        staff.staff("back-office");
        assertThat(staff.get("/staff/orders/" + number).document().select("[aria-labelledby=kept-title]").text())
                .contains("Order delayed", "does not wait for this now; it is: To be checked");

        staff(number, "Activity_CheckOrder", "credit-control", Map.of("checkDecision", "cancel", "customerText", "Helaas."));
        assertThat(staff.get("/staff/orders/" + number).document().select("[aria-labelledby=kept-title]")).isEmpty();

        events.receive(new ErpEvent("order:SHIPPED:after:" + number, "order-shipped", number));
        assertThat(staff.get("/staff/orders/" + number).document().select("[aria-labelledby=kept-title]").text())
                .contains("Order shipped", "cancelled here, and the ERP goes on");
    }

    @Test
    void contractThatAnOrderWaitsForIsLinkedFromItAndBack() {
        String number = ordered(cart(CUSTOMER, Map.of(CONTRACT_PRODUCT, 1)));
        String contract = (String) runtime.getVariable(instance(number).getId(), "contractNumber");
        WebClient client = client(buyer().id());
        WebClient staff = new WebClient(environment);
        staff.staff("back-office");

        assertThat(client.get("/portal/orders/" + number).document().select("main").text()).contains("Eerst een contract", "U hoort van ons")
                .doesNotContain(contract);
        assertThat(staff.get("/staff/orders/" + number).document().select("main a[href$=/staff/contracts/" + contract + "]")).hasSize(1);
        assertThat(staff.get("/staff/contracts/" + contract).document().select("main a[href$=/staff/orders/" + number + "]")).hasSize(1);

        staff(contract, "Activity_ReviewContract", "sales", Map.of("decision", "send"));
        assertThat(client.get("/portal/orders/" + number).document().select("main a.btn-primary[href$=/portal/contracts/" + contract + "]").text())
                .contains("lezen en ondertekenen");
        assertThat(client.get("/portal/contracts/" + contract).document().select("main a[href$=/portal/orders/" + number + "]")).hasSize(1);
    }

    private WebClient client(java.util.UUID contact) {
        WebClient client = new WebClient(environment);
        client.submit(client.get(URI.create(links.create(contact, "/portal/", Instant.now().plusSeconds(600))).getPath()), Map.of());
        return client;
    }
}
