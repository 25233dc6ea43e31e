package eu.kapstok.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import eu.kapstok.customer.AddressFields;
import eu.kapstok.customer.Contact;
import eu.kapstok.customer.ContactRole;
import eu.kapstok.erp.DemoFaults;
import eu.kapstok.erp.DemoShipment;
import eu.kapstok.erp.ErpOrder;
import eu.kapstok.testing.WebClient;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderPageTest extends OrderPageTests {

    @ParameterizedTest
    @CsvSource({"radiator, RAD-HD60", "handdoek rad, RAD-HD60", "cu 15, CU-15", "CU-15, CU-15", "cu15, CU-15", "chaudière, CV-2410",
            "CHAUDIERE, CV-2410", "elbow, CU-BCH15"})
    void productIsFoundByPartsOfItsNamesAndItsCode(String typed, String product) {
        WebClient.Answer page = buyer().get("/portal/order?q=" + typed.replace(" ", "+").replace("è", "%C3%A8"));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.document().select("input[name=product]").eachAttr("value")).contains(product);
    }

    @Test
    void rowTellsTheCustomersOwnPriceAndHowTheProductIsSoldAndTheStock() {
        String vent = row(buyer(), "VEN-ROOS");
        String elbow = row(buyer(), "CU-BCH15");
        String pump = row(buyer(), "WP-1200");

        assertThat(vent).contains("€ 10,00").contains("excl. btw").contains("op voorraad");
        assertThat(elbow).contains("per verpakking van 25 st");
        assertThat(pump).contains("nog 3 st op voorraad").contains("contract");
    }

    @Test
    void listGoesOnWhereThePageEndsAndHoldsNothingTwice() {
        WebClient client = buyer();
        WebClient.Answer first = client.get("/portal/order");
        WebClient.Answer second = client.get(first.document().selectFirst("#found .card-footer a").attr("href"));

        List<String> one = first.document().select("input[name=product]").eachAttr("value");
        List<String> two = second.document().select("input[name=product]").eachAttr("value");
        assertThat(one).hasSize(20).isSorted();
        assertThat(two).hasSize(20).isSorted().doesNotContainAnyElementsOf(one);
    }

    @Test
    void whatIsNotSoldOrIsTheDeliveryIsNotOffered() {
        WebClient client = buyer();

        assertThat(client.get("/portal/order?q=cv1500").body()).contains("Niets gevonden");
        assertThat(client.get("/portal/order?q=levering").body()).doesNotContain("LEV-1");
        for (String product : List.of("CV-1500", "LEV-1", "NO-SUCH", "")) {
            assertThat(add(client, product, "1").status()).as(product).isEqualTo(422);
            assertThat(add(client, product, "1").body()).contains("staat niet in uw prijslijst");
        }
    }

    @Test
    void consumerReadsPricesWithVatAndIsNotOfferedWhatIsForTradeOnly() {
        Contact consumer = customers.contactsOf("C10138", ContactRole.BUYER).get(0);
        forget(consumer);
        WebClient client = signedIn(consumer);

        assertThat(row(client, "DOU-THM")).contains("€ 180,29").contains("incl. btw");
        assertThat(client.get("/portal/order?q=GER-PRS").body()).contains("Niets gevonden");
        assertThat(add(client, "GER-PRS", "1").status()).isEqualTo(422);
        added(client, "DOU-THM", "1");
        assertThat(checkout(client).document().select(".last-click .btn-primary").text()).isEqualTo("Bestelling met betalingsverplichting");
        forget(consumer);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"VEN-ROOS | 0 | groter dan 0", "VEN-ROOS | -4 | groter dan 0", "VEN-ROOS | 1,5 | per hele st",
            "VEN-ROOS | veel | een getal", "VEN-ROOS | 2000000 | hoogstens", "CU-BCH15 | 30 | bijvoorbeeld 25 of 50", "PEL-15 | 9 | minstens 10",
            "ISO-22 | 2,5555 | drie cijfers"})
    void quantityThatCannotBeIsToldAtItsFieldAndStaysThere(String product, String quantity, String told) {
        WebClient client = buyer();
        WebClient.Answer answer = post(client, "/portal/order/lines", Map.of("product", product, "quantity", quantity, "q", product));

        assertThat(answer.status()).isEqualTo(422);
        Element field = new Element(answer, product);
        assertThat(field.problem()).contains(told);
        assertThat(field.value()).isEqualTo(quantity);
        assertThat(client.get("/portal/order/cart").body()).contains("Uw mandje is leeg");
    }

    @Test
    void partsOfAUnitAreOrderedWhereTheyAreSold() {
        WebClient client = buyer();

        added(client, "ISO-22", "40,5");

        assertThat(client.get("/portal/order/cart").document().select("input[name=quantity.ISO-22]").val()).isEqualTo("40,5");
    }

    @Test
    void cartIsTheSameOnEveryDeviceAndInEverySession() {
        added(buyer(), "VEN-ROOS", "3");
        added(buyer(), "VEN-ROOS", "2");

        assertThat(buyer().get("/portal/order/cart").document().select("input[name=quantity.VEN-ROOS]").val()).isEqualTo("5");
    }

    @Test
    void linesAreChangedAndRemoved() {
        WebClient client = buyer();
        added(client, "VEN-ROOS", "3");
        added(client, "VEN-FIL", "1");
        Map<String, String> fields = hidden(client.get("/portal/order/cart"));

        fields.putAll(Map.of("quantity.VEN-ROOS", "8", "quantity.VEN-FIL", "2", "update", "true"));
        assertThat(post(client, "/portal/order/cart", fields).location()).isEqualTo("/portal/order/cart");
        post(client, "/portal/order/cart", Map.of("remove", "VEN-FIL"));

        assertThat(client.get("/portal/order/cart").document().select("input[name^=quantity]").eachAttr("value")).containsExactly("8");
    }

    @Test
    void wrongQuantityInTheCartIsToldAtItsLineAndNothingTypedIsLost() {
        WebClient client = buyer();
        added(client, "VEN-ROOS", "3");
        added(client, "CU-BCH15", "25");
        Map<String, String> fields = hidden(client.get("/portal/order/cart"));

        fields.putAll(Map.of("quantity.VEN-ROOS", "0", "quantity.CU-BCH15", "75", "next", "true"));
        WebClient.Answer answer = post(client, "/portal/order/cart", fields);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(new Element(answer, "VEN-ROOS").problem()).contains("groter dan 0");
        assertThat(new Element(answer, "CU-BCH15").value()).isEqualTo("75");
    }

    @Test
    void moreThanTheStockIsToldAndOrdered() {
        WebClient client = buyer();
        added(client, "VEN-D350", "7");

        assertThat(client.get("/portal/order/cart").body()).contains("nog 5 st op voorraad, de rest volgt later");
        assertThat(post(client, "/portal/order/checkout", lastClick(checkout(client))).location()).startsWith("/portal/orders/");
    }

    @Test
    void minimumAndDeliveryAreToldBeforeTheLastStep() {
        WebClient client = buyer();
        added(client, "VEN-ROOS", "3");
        WebClient.Answer little = client.get("/portal/order/cart");
        WebClient.Answer refused = client.get("/portal/order/checkout");
        added(client, "VEN-ROOS", "10");
        WebClient.Answer enough = client.get("/portal/order/cart");
        added(client, "VEN-ROOS", "50");
        WebClient.Answer much = client.get("/portal/order/cart");

        assertThat(little.body()).contains("vanaf €\u00a075,00").doesNotContain("name=\"next\"");
        assertThat(refused.location()).isEqualTo("/portal/order/cart");
        assertThat(enough.document().select(".totals").text()).contains("€ 24,50").contains("€ 154,50");
        assertThat(enough.body()).contains("Vanaf €\u00a0500,00").contains("name=\"next\"");
        assertThat(much.document().select(".totals").text()).doesNotContain("€ 24,50").contains("€ 630,00");
    }

    @Test
    void sameCartTwiceIsOneOrderWithTheDeliveryAsALine() {
        WebClient client = buyer();
        added(client, "VEN-ROOS", "10");
        Map<String, String> click = lastClick(checkout(client));
        click.put("purchaseReference", "PO-99");

        WebClient.Answer first = post(client, "/portal/order/checkout", click);
        WebClient.Answer second = post(client, "/portal/order/checkout", click);

        assertThat(first.location()).isEqualTo("/portal/orders/" + click.get("cart"));
        assertThat(second.location()).isEqualTo(first.location());
        assertThat(ordersOf(click.get("cart"))).isEqualTo(1);
        assertThat(database.queryForMap("select reference, net, gross from kapstok.customer_order where cart_id = ?::uuid", click.get("cart")))
                .containsEntry("reference", "PO-99").containsEntry("net", new BigDecimal("124.50"));
        assertThat(database.queryForMap("select terms_version, ordered_at is not null as ordered from kapstok.cart where id = ?::uuid",
                click.get("cart"))).containsEntry("ordered", true).containsEntry("terms_version", "2026-01");
        assertThat(client.get("/portal/order/cart").body()).contains("Uw mandje is leeg");
    }

    @Test
    void changedPriceIsShownWithTheOldOneAndChargedOnlyAfterAnotherClick() {
        WebClient client = buyer();
        added(client, "GER-MAN", "2");
        Map<String, String> click = lastClick(checkout(client));
        demoErp.agreePrice(CUSTOMER, "GER-MAN", new BigDecimal("90.00"));
        try {
            WebClient.Answer shown = post(client, "/portal/order/checkout", click);
            assertThat(shown.status()).isEqualTo(409);
            assertThat(shown.document().select("#changes").text()).contains("was € 82,71, nu € 90,00");
            assertThat(ordersOf(click.get("cart"))).isZero();

            Map<String, String> again = lastClick(shown);
            assertThat(post(client, "/portal/order/checkout", again).location()).startsWith("/portal/orders/");
            assertThat(database.queryForObject("select net from kapstok.customer_order where cart_id = ?::uuid", BigDecimal.class,
                    click.get("cart"))).isEqualByComparingTo("204.50");
        } finally {
            demoErp.agreePrice(CUSTOMER, "GER-MAN", new BigDecimal("82.71"));
        }
    }

    @Test
    void priceThatChangedWhileTheCartWaitedIsShownInTheCart() {
        WebClient client = buyer();
        added(client, "GER-MAN", "2");
        demoErp.agreePrice(CUSTOMER, "GER-MAN", new BigDecimal("91.00"));
        try {
            assertThat(client.get("/portal/order/cart").document().select("#changes").text()).contains("was € 82,71, nu € 91,00");
        } finally {
            demoErp.agreePrice(CUSTOMER, "GER-MAN", new BigDecimal("82.71"));
        }
    }

    @Test
    void productThatEndedMeanwhileIsNamedAndNothingIsOrdered() {
        WebClient client = buyer();
        added(client, "GER-SNY", "3");
        added(client, "VEN-ROOS", "10");
        Map<String, String> click = lastClick(checkout(client));
        demoErp.sell("GER-SNY", false);
        try {
            WebClient.Answer refused = post(client, "/portal/order/checkout", click);
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.body()).contains("Buissnijder koper 3-35 mm staat niet meer in uw prijslijst");
            assertThat(ordersOf(click.get("cart"))).isZero();
            assertThat(client.get("/portal/order/cart").body()).contains("staat niet meer in uw prijslijst");
            assertThat(client.get("/portal/order/checkout").location()).isEqualTo("/portal/order/cart");

            post(client, "/portal/order/cart", Map.of("remove", "GER-SNY"));
            assertThat(post(client, "/portal/order/checkout", lastClick(checkout(client))).location()).startsWith("/portal/orders/");
        } finally {
            demoErp.sell("GER-SNY", true);
        }
    }

    @Test
    void closedOrMissingAddressAndMissingConsentAreToldAtTheirFields() {
        WebClient client = buyer();
        added(client, "VEN-ROOS", "10");
        Map<String, String> click = lastClick(checkout(client));
        addresses.add(CUSTOMER, new AddressFields("Tijdelijk", "Werf", "Kade", "1", null, "2000", "Antwerpen", "BE", null, null), contact.id());
        String own = addresses.of(CUSTOMER).stream().filter(address -> "Tijdelijk".equals(address.label())).findFirst().orElseThrow().id();
        addresses.remove(CUSTOMER, UUID.fromString(own), contact.id());

        Map<String, String> wrong = new HashMap<>(click);
        wrong.putAll(Map.of("deliveryAddress", own, "consent", "", "wishedDate", "2020-01-01", "purchaseReference", "x".repeat(61)));
        WebClient.Answer refused = post(client, "/portal/order/checkout", wrong);
        Map<String, String> foreign = new HashMap<>(click);
        foreign.put("deliveryAddress", "C10042-A1");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.document().select("#deliveryAddress-problem").text()).contains("is er niet meer");
        assertThat(refused.document().select("#consent-problem").text()).contains("akkoord");
        assertThat(refused.document().select("#wishedDate-problem").text()).isNotBlank();
        assertThat(refused.document().select("#purchaseReference-problem").text()).isNotBlank();
        assertThat(refused.document().select("#purchaseReference").val()).hasSize(61);
        assertThat(post(client, "/portal/order/checkout", foreign).status()).isEqualTo(422);
        assertThat(ordersOf(click.get("cart"))).isZero();
    }

    @Test
    void cartThatChangedOnAnotherDeviceIsNotOrderedUnseen() {
        WebClient phone = buyer();
        added(phone, "VEN-ROOS", "10");
        Map<String, String> click = lastClick(checkout(phone));
        added(buyer(), "VEN-FIL", "4");

        WebClient.Answer answer = post(phone, "/portal/order/checkout", click);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body()).contains("Uw mandje is intussen gewijzigd");
        assertThat(ordersOf(click.get("cart"))).isZero();
    }

    @Test
    void withTheErpAwayOneCanSearchAndTheCartIsKept() {
        WebClient client = buyer();
        added(client, "VEN-ROOS", "10");
        Map<String, String> click = lastClick(checkout(client));
        demoErp.faults(new DemoFaults(DemoFaults.Mode.DOWN, false, false));

        WebClient.Answer search = client.get("/portal/order?q=ventilatie");
        WebClient.Answer cart = client.get("/portal/order/cart");
        WebClient.Answer refused = post(client, "/portal/order/checkout", click);

        assertThat(search.body()).contains("VEN-ROOS").contains("nu niet op te vragen");
        assertThat(cart.body()).contains("Ventilatieventiel").contains("Uw mandje blijft bewaard");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("Uw mandje blijft bewaard");
        demoErp.faults(DemoFaults.NONE);
        assertThat(post(client, "/portal/order/checkout", click).location()).startsWith("/portal/orders/");
    }

    @Test
    void whoDoesNotBuyNeitherSeesNorReachesTheOrderPage() {
        customers.giveRoles(contact.id(), EnumSet.of(ContactRole.APPROVER));
        try {
            WebClient reader = buyer();
            assertThat(reader.get("/portal").document().select("nav a[href=/portal/order]")).isEmpty();
            for (String path : List.of("/portal/order", "/portal/order/cart", "/portal/order/checkout")) {
                assertThat(reader.get(path).status()).as(path).isEqualTo(403);
            }
            assertThat(add(reader, "VEN-ROOS", "1").status()).isEqualTo(403);
            assertThat(post(reader, "/portal/order/checkout", Map.of()).status()).isEqualTo(403);
            assertThat(post(reader, "/portal/orders/O2026-00001/again", Map.of()).status()).isEqualTo(403);
        } finally {
            customers.giveRoles(contact.id(), EnumSet.allOf(ContactRole.class));
        }
        assertThat(buyer().get("/portal").document().select("nav a[href=/portal/order]")).isNotEmpty();
    }

    @Test
    void orderIsFilledInAgainAndWhatIsNoLongerSoldIsNamed() {
        ErpOrder before = demoErp.raiseOrder(CUSTOMER, List.of(new DemoShipment.Line("GER-SNY", BigDecimal.ONE),
                new DemoShipment.Line("VEN-ROOS", BigDecimal.TEN)), null);
        demoErp.sell("GER-SNY", false);
        WebClient client = buyer();
        try {
            WebClient.Answer answer = post(client, "/portal/orders/" + before.number() + "/again", Map.of());
            WebClient.Answer cart = client.follow(answer);

            assertThat(answer.location()).isEqualTo("/portal/order/cart");
            assertThat(cart.body()).contains("Niet meer in uw prijslijst: Buissnijder");
            assertThat(cart.document().select("input[name=quantity.VEN-ROOS]").val()).isEqualTo("10");
        } finally {
            demoErp.sell("GER-SNY", true);
        }
        ErpOrder others = demoErp.raiseOrder("C10085", List.of(new DemoShipment.Line("VEN-ROOS", BigDecimal.ONE)), null);
        assertThat(post(client, "/portal/orders/" + others.number() + "/again", Map.of()).status()).isEqualTo(404);
        assertThat(post(client, "/portal/orders/O1999-00001/again", Map.of()).status()).isEqualTo(404);
    }

    @Test
    void cartThatIsNotRegisteredYetIsFilledInAgainWithoutItsDelivery() {
        WebClient client = buyer();
        added(client, "VEN-ROOS", "10");
        String ordered = post(client, "/portal/order/checkout", lastClick(checkout(client))).location();

        assertThat(post(client, ordered + "/again", Map.of()).location()).isEqualTo("/portal/order/cart");
        assertThat(client.get("/portal/order/cart").document().select("input[name^=quantity]").eachAttr("name"))
                .containsExactly("quantity.VEN-ROOS");
    }

    @Test
    void productThatTheErpNoLongerListsIsForgottenByTheNextReading() {
        demoErp.sell("GER-SNY", false);
        try {
            refresh.run(clock.instant().plusMillis(1).toEpochMilli() + "|");
            assertThat(buyer().get("/portal/order?q=GER-SNY").body()).contains("Niets gevonden");
        } finally {
            demoErp.sell("GER-SNY", true);
        }
    }

    /** What a page says at the quantity of a product. */
    private record Element(WebClient.Answer page, String product) {

        String problem() {
            return page.document().getElementById("quantity." + product + "-problem").text();
        }

        String value() {
            return page.document().getElementById("quantity." + product).val();
        }
    }

    private static Map<String, String> hidden(WebClient.Answer page) {
        Map<String, String> fields = new HashMap<>();
        page.document().select("main form input[type=hidden]").forEach(input -> fields.put(input.attr("name"), input.attr("value")));
        return fields;
    }

    private static String row(WebClient client, String product) {
        return client.get("/portal/order?q=" + product).document().getElementById("quantity." + product).closest("li").text().replace('\u00a0', ' ');
    }
}
