package eu.kapstok.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import eu.kapstok.erp.DemoFaults;
import eu.kapstok.erp.DemoShipment;
import eu.kapstok.testing.Browser;
import eu.kapstok.testing.Visit;
import eu.kapstok.testing.WebClient;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An ERP that takes half a minute for an answer: pages show what is known, and its call still hangs when they are there. */
class SlowErpPagesTest extends OrderPageTests {

    private static final int LOOKS = 10;

    @Autowired
    MeterRegistry meters;
    @Autowired
    Browser browser;

    @Test
    void priceListShowsTheProductsAndThenTheirPrices() {
        WebClient client = buyer();
        client.get("/portal");

        WebClient.Answer page = whileTheErpHangs("prices-of", () -> client.get("/portal/order?q=POMP-180"));

        assertThat(page.body()).contains("POMP-180").contains("worden opgevraagd").doesNotContain("nu niet op te vragen");
        assertThat(page.document().select("#found [hx-get]").attr("hx-get")).contains("q=POMP-180");
        assertThat(page.document().select("noscript meta[http-equiv=refresh]")).isNotEmpty();
        assertThat(lookAgain(client, "/portal/order?q=POMP-180", "€")).contains("POMP-180");
    }

    @Test
    void cartShowsItsLinesAndThenTheirPrices() {
        WebClient client = buyer();
        added(client, "WP-1200", "1");

        WebClient.Answer page = whileTheErpHangs("prices-of", () -> client.get("/portal/order/cart"));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("WP-1200").contains("worden opgevraagd");
        assertThat(lookAgain(client, "/portal/order/cart", "Verder naar bestellen")).contains("WP-1200");
    }

    @Test
    void lastClickOrdersAtThePricesOfAMomentAgo() {
        WebClient client = buyer();
        added(client, "BOI-100", "1");
        Map<String, String> click = lastClick(checkout(client));

        WebClient.Answer answer = whileTheErpHangs("prices-of", () -> post(client, "/portal/order/checkout", click));

        assertThat(answer.location()).isEqualTo("/portal/orders/" + click.get("cart"));
        assertThat(ordersOf(click.get("cart"))).isEqualTo(1);
    }

    @Test
    void lastPageThatKnowsNoPriceOrdersNothingAndKeepsTheCart() {
        WebClient client = buyer();
        added(client, "CV-2410", "1");

        WebClient.Answer answer = whileTheErpHangs("prices-of", () -> client.get("/portal/order/checkout"));

        assertThat(answer.location()).isEqualTo("/portal/order/cart");
        assertThat(lookAgain(client, "/portal/order/cart", "Verder naar bestellen")).contains("CV-2410");
    }

    @Test
    void requestForAQuoteKeepsWhatWasTyped() {
        WebClient client = buyer();
        client.get("/portal");

        WebClient.Answer page = whileTheErpHangs("prices", () -> post(client, "/portal/quotes/request",
                Map.of("find", "true", "search", "ketel 28", "remark", "Met montage")));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("nu niet op te vragen").contains("Met montage").contains("ketel 28");
    }

    @Test
    void orderingAgainSaysThatItCannotBeLookedUpNow() {
        WebClient client = buyer();
        // one that nobody asked for, as a page shows what it knew a moment ago
        String number = demoErp.raiseOrder(CUSTOMER, List.of(new DemoShipment.Line("KGL-15", BigDecimal.ONE)), null).number();
        client.get("/portal");

        WebClient.Answer answer = whileTheErpHangs("order", () -> post(client, "/portal/orders/" + number + "/again", Map.of()));

        assertThat(answer.location()).isEqualTo("/portal/order/cart");
        assertThat(client.get("/portal/order/cart").body()).contains("nu niet op te vragen");
    }

    @Test
    void complaintCanBeWrittenDownBeforeTheOrderIsKnown() {
        WebClient client = buyer();
        String number = demoErp.raiseOrder(CUSTOMER, List.of(new DemoShipment.Line("KGL-15", BigDecimal.ONE)), null).number();
        client.get("/portal");

        WebClient.Answer page = whileTheErpHangs("order", () -> client.get("/portal/complaints/new?order=" + number));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("worden opgevraagd").doesNotContain("KGL-15");
        assertThat(page.document().select("#goods [hx-post]")).isNotEmpty();
        assertThat(page.document().select("#goods input[name=order]").val()).isEqualTo(number);
        assertThat(lookAgain(client, "/portal/complaints/new?order=" + number, "KGL-15")).doesNotContain("worden opgevraagd");
    }

    @Test
    void goodsComeByThemselvesIntoAComplaintThatIsWritten() {
        String number = demoErp.raiseOrder(CUSTOMER, List.of(new DemoShipment.Line("DOU-SET", BigDecimal.ONE)), null).number();
        demoErp.faults(new DemoFaults(DemoFaults.Mode.SLOW, false, false));
        try (Visit visit = browser.visit().phone().contact(contact.id(), "/portal/complaints/new?order=" + number)) {
            PlaywrightAssertions.assertThat(visit.page().locator("#goods [role=status]").first()).containsText("worden opgevraagd");
            visit.page().locator("#description").fill("Het glas is gebarsten");
            demoErp.faults(DemoFaults.NONE);

            PlaywrightAssertions.assertThat(visit.page().locator("#pick"))
                    .containsText("DOU-SET", new LocatorAssertions.ContainsTextOptions().setTimeout(30_000));
            PlaywrightAssertions.assertThat(visit.page().locator("#description")).hasValue("Het glas is gebarsten");
            visit.page().locator("#pick input").first().check();
            visit.page().locator("#pick button").click();
            PlaywrightAssertions.assertThat(visit.page().locator("[id='line.0']")).isVisible();
            visit.accessible();
            PlaywrightAssertions.assertThat(visit.page().locator("#description")).hasValue("Het glas is gebarsten");
        } finally {
            demoErp.faults(DemoFaults.NONE);
        }
    }

    @Test
    void priceListSaysSoOnAPhone() {
        demoErp.faults(new DemoFaults(DemoFaults.Mode.SLOW, false, false));
        try (Visit visit = browser.visit().phone().contact(contact.id(), "/portal/order?q=KGL-15")) {
            PlaywrightAssertions.assertThat(visit.page().locator("#found [role=status]")).containsText("worden opgevraagd");
            visit.accessible();
            visit.picture("order-slow");
        }
        demoErp.faults(DemoFaults.NONE);
        lookAgain(buyer(), "/portal/order?q=KGL-15", "€");
    }

    @Test
    void pricesComeByThemselvesIntoAPageThatStaysOpen() {
        demoErp.faults(new DemoFaults(DemoFaults.Mode.SLOW, false, false));
        try (Visit visit = browser.visit().desk().contact(contact.id(), "/portal/order?q=DOU-SET")) {
            PlaywrightAssertions.assertThat(visit.page().locator("#found [role=status]")).containsText("worden opgevraagd");
            PlaywrightAssertions.assertThat(visit.page().locator("#found")).not().containsText("€");
            demoErp.faults(DemoFaults.NONE);

            PlaywrightAssertions.assertThat(visit.page().locator("#found"))
                    .containsText("€", new LocatorAssertions.ContainsTextOptions().setTimeout(30_000));
            PlaywrightAssertions.assertThat(visit.page().locator("#found [role=status]")).hasCount(0);
        } finally {
            demoErp.faults(DemoFaults.NONE);
        }
    }

    @Test
    void cartSaysSoAtADesk() {
        added(buyer(), "FLT-MAG", "1");
        demoErp.faults(new DemoFaults(DemoFaults.Mode.SLOW, false, false));
        try (Visit visit = browser.visit().desk().contact(contact.id(), "/portal/order/cart")) {
            PlaywrightAssertions.assertThat(visit.page().locator("#cart-page [role=status]")).containsText("worden opgevraagd");
            visit.accessible();
            visit.picture("cart-slow");
        }
        demoErp.faults(DemoFaults.NONE);
        lookAgain(buyer(), "/portal/order/cart", "Verder naar bestellen");
    }

    private WebClient.Answer whileTheErpHangs(String operation, Supplier<WebClient.Answer> page) {
        demoErp.faults(new DemoFaults(DemoFaults.Mode.SLOW, false, false));
        long before = ended(operation);
        WebClient.Answer answer = page.get();
        assertThat(ended(operation)).as("calls that ended").isEqualTo(before);
        demoErp.faults(DemoFaults.NONE);
        return answer;
    }

    /** The last of the looks that it takes until that text is there. */
    private static String lookAgain(WebClient client, String address, String text) {
        String body = "";
        for (int look = 0; look < LOOKS && !body.contains(text); look++) {
            body = client.get(address).body();
        }
        assertThat(body).contains(text);
        return body;
    }

    private long ended(String operation) {
        return meters.find("erp.calls").tag("operation", operation).timers().stream().mapToLong(Timer::count).sum();
    }
}
