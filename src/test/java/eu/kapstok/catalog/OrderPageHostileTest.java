package eu.kapstok.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import eu.kapstok.testing.WebClient;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody with bad intentions, or a broken program, sends to the order page, the cart and the last page: refused in words. */
class OrderPageHostileTest extends OrderPageTests {

    private static final List<String> NASTY = List.of("a\u0000b", "<script>alert(1)</script>", "${7*7}", "'; drop table cart; --", "\u202Eesrever",
            "x".repeat(100_000), "-1", "99999999999999999999");

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "-0,5", "1,5", "1e3", "1e309", "NaN", "Infinity", "0x10", "1000001", "9999999999999999999999", "0,0001", "2 stuks",
            "${7*7}", "1\u0000", " ", "1,2,3"})
    void quantityThatIsNoneIsToldAtItsFieldEverywhere(String quantity) {
        WebClient client = buyer();

        WebClient.Answer added = post(client, "/portal/order/lines", Map.of("product", "VEN-ROOS", "quantity", quantity, "q", "VEN-ROOS"));
        assertThat(added.status()).isEqualTo(422);
        assertThat(added.document().getElementById("quantity.VEN-ROOS-problem").text()).isNotBlank();

        added(client, "VEN-ROOS", "3");
        Map<String, String> fields = hidden(client.get("/portal/order/cart"));
        fields.putAll(Map.of("quantity.VEN-ROOS", quantity, "next", "true"));
        WebClient.Answer changed = post(client, "/portal/order/cart", fields);
        assertThat(changed.status()).isEqualTo(422);
        assertThat(changed.document().getElementById("quantity.VEN-ROOS-problem").text()).isNotBlank();
        assertThat(client.get("/portal/order/cart").document().select("input[name=quantity.VEN-ROOS]").val()).isEqualTo("3");
    }

    @Test
    void productThatOurCatalogueDoesNotKnowYetIsAddedByItsCode() {
        database.update("delete from kapstok.catalog_product where code = 'BOI-100'");
        WebClient client = buyer();

        added(client, "BOI-100", "1");

        assertThat(client.get("/portal/order").body()).contains("BOI-100");
        refresh.run(clock.instant().toEpochMilli() + "|");
    }

    @Test
    void whateverIsSentNothingIsOrderedAndNoPageBreaks() {
        WebClient client = buyer();
        added(client, "VEN-ROOS", "10");
        Map<String, String> click = lastClick(checkout(client));
        for (String value : NASTY) {
            told(post(client, "/portal/order/lines", Map.of("product", value, "quantity", "1")), 422, value);
            told(post(client, "/portal/order/lines", Map.of("product", "VEN-ROOS", "quantity", "0", "q", value, "after", value)), 422, value);
            told(post(client, "/portal/order/cart", Map.of("version", value, "quantity.VEN-ROOS", "4")), 409, value);
            told(post(client, "/portal/order/checkout/draft", Map.of("deliveryAddress", value, "purchaseReference", value, "wishedDate", value)), 302,
                    value);
            told(client.get("/portal/order/checkout"), 200, value);
            for (String field : List.of("cart", "version", "deliveryAddress", "wishedDate", "consent", "price.VEN-ROOS")) {
                Map<String, String> sent = new LinkedHashMap<>(click);
                sent.put(field, value);
                WebClient.Answer answer = post(client, "/portal/order/checkout", sent);
                assertThat(answer.status()).as("%s: %.40s", field, value).isIn(409, 422);
                told(answer, answer.status(), value);
            }
            told(post(client, "/portal/orders/" + UUID.randomUUID() + "/again", Map.of("x", value)), 404, value);
        }
        for (String value : List.of("a\u0000b", "\u202Eesrever", "x".repeat(61))) {
            Map<String, String> sent = new LinkedHashMap<>(click);
            sent.put("purchaseReference", value);
            told(post(client, "/portal/order/checkout", sent), 422, value);
        }
        for (String path : List.of("/portal/order?q=%00&after=%00", "/portal/order?q=%25%5F%5C%27", "/portal/order?after=%F0%9F%98%80&q=" + "x".repeat(5000))) {
            told(client.get(path), 200, path);
        }
        assertThat(ordersOf(click.get("cart"))).isZero();
        assertThat(client.get("/portal/order/cart").document().select("input[name=quantity.VEN-ROOS]").val()).isEqualTo("10");
    }

    @Test
    void cartOfSomebodyElseIsNotOrdered() {
        WebClient client = buyer();
        added(client, "VEN-ROOS", "10");
        Map<String, String> click = lastClick(checkout(client));
        UUID foreign = UUID.randomUUID();
        database.update("insert into kapstok.cart (id, contact_id, customer, version, changed_at) values (?, ?, 'C10042', 1, now())", foreign,
                UUID.randomUUID());
        try {
            click.putAll(Map.of("cart", foreign.toString(), "version", "1"));
            assertThat(post(client, "/portal/order/checkout", click).status()).isEqualTo(409);
            assertThat(ordersOf(foreign.toString())).isZero();
        } finally {
            database.update("delete from kapstok.cart where id = ?", foreign);
        }
    }

    @Test
    void deliveryThatHasNoPriceForTheCustomerIsToldAndNothingIsOrdered() {
        WebClient client = buyer();
        added(client, "VEN-ROOS", "10");
        Map<String, String> click = lastClick(checkout(client));
        demoErp.sell("LEV-1", false);
        try {
            WebClient.Answer cart = client.get("/portal/order/cart");
            assertThat(cart.status()).isEqualTo(200);
            assertThat(cart.body()).contains("kosten van de levering zijn voor u nog niet bekend");
            assertThat(client.get("/portal/order/checkout").location()).isEqualTo("/portal/order/cart");
            WebClient.Answer refused = post(client, "/portal/order/checkout", click);
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.body()).contains("kosten van de levering zijn voor u nog niet bekend");
            assertThat(client.get("/portal/order").status()).isEqualTo(200);
            assertThat(ordersOf(click.get("cart"))).isZero();

            added(client, "VEN-ROOS", "50");
            assertThat(client.get("/portal/order/checkout").status()).isEqualTo(200);
        } finally {
            demoErp.sell("LEV-1", true);
        }
    }

    @Test
    void whatWasTypedOnTheLastPageIsThereOnAnotherDeviceUntilTheOrder() {
        WebClient phone = buyer();
        added(phone, "VEN-ROOS", "10");
        Map<String, String> click = lastClick(checkout(phone));
        String other = phone.get("/portal/order/checkout").document().select("input[name=deliveryAddress]").last().val();
        String day = LocalDate.now(clock).plusDays(20).toString();
        post(phone, "/portal/order/checkout/draft", Map.of("deliveryAddress", other, "purchaseReference", "PO-<77>", "wishedDate", day));

        WebClient.Answer desk = checkout(buyer());
        assertThat(desk.document().select("#purchaseReference").val()).isEqualTo("PO-<77>");
        assertThat(desk.document().select("#wishedDate").val()).isEqualTo(day);
        assertThat(desk.document().select("input[name=deliveryAddress][checked]").val()).isEqualTo(other);

        click.putAll(Map.of("consent", "", "purchaseReference", "PO-88"));
        assertThat(post(phone, "/portal/order/checkout", click).status()).isEqualTo(422);
        assertThat(checkout(buyer()).document().select("#purchaseReference").val()).isEqualTo("PO-88");

        click.put("consent", "true");
        assertThat(post(phone, "/portal/order/checkout", click).location()).startsWith("/portal/orders/");
        added(phone, "VEN-ROOS", "10");
        assertThat(checkout(phone).document().select("#purchaseReference").val()).isEmpty();
    }

    private static void told(WebClient.Answer answer, int status, String value) {
        assertThat(answer.status()).as("%.40s", value).isEqualTo(status);
        assertThat(answer.body()).as("%.40s", value).doesNotContain("<script>alert(1)", "\tat ", "Exception", "PSQL");
    }

    private static Map<String, String> hidden(WebClient.Answer page) {
        Map<String, String> fields = new LinkedHashMap<>();
        page.document().select("main form input[type=hidden]").forEach(input -> fields.put(input.attr("name"), input.attr("value")));
        return fields;
    }
}
