package eu.kapstok.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import eu.kapstok.erp.DemoErp;
import eu.kapstok.erp.DemoShipment;
import eu.kapstok.erp.Erp;
import eu.kapstok.erp.ErpCommand;
import eu.kapstok.erp.ErpOrder;
import eu.kapstok.erp.ErpOrderRejected;
import eu.kapstok.testing.KapstokTest;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@KapstokTest
class DemoOrderApiTest {

    private static final String CUSTOMER = "C10104";

    @Autowired
    MockMvc web;
    @Autowired
    DemoErp demoErp;
    @Autowired
    Erp erp;
    @Autowired
    JdbcTemplate database;

    @Test
    void orderIsShippedInPartsAndDeliveredAndEachFactIsTold() throws Exception {
        String number = confirmed();

        send(number, "ship", "{\"lines\": [{\"product\": \"CU-15\", \"quantity\": 5}], \"carrier\": \"Van Loon\", \"tracking\": \"VL-1\"}")
                .andExpect(status().isNoContent());
        ErpOrder partly = order(number);
        send(number, "deliver", "{}").andExpect(status().isNoContent());
        ErpOrder partlyDelivered = order(number);
        web.perform(post("/demo/api/erp/orders/" + number + "/ship")).andExpect(status().isNoContent());
        send(number, "deliver", "{}").andExpect(status().isNoContent());
        ErpOrder whole = order(number);

        assertThat(partly.state()).isEqualTo(ErpOrder.State.IN_DELIVERY);
        assertThat(partly.shipments()).singleElement().satisfies(shipment -> {
            assertThat(shipment.carrier()).isEqualTo("Van Loon");
            assertThat(shipment.tracking()).isEqualTo("VL-1");
            assertThat(shipment.delivered()).isFalse();
            assertThat(shipment.lines()).singleElement().satisfies(line -> assertThat(line.quantity()).isEqualByComparingTo("5"));
        });
        assertThat(partlyDelivered.state()).isEqualTo(ErpOrder.State.IN_DELIVERY);
        assertThat(partlyDelivered.shipments().get(0).delivered()).isTrue();
        assertThat(whole.state()).isEqualTo(ErpOrder.State.DELIVERED);
        assertThat(whole.lines()).allSatisfy(line -> assertThat(line.delivered()).isEqualByComparingTo(line.ordered()));
        assertThat(facts(number)).containsExactlyInAnyOrder("order:PLACED:" + number,
                "order:SHIPPED:" + whole.shipments().get(0).number(), "order:SHIPPED:" + whole.shipments().get(1).number(),
                "order:DELIVERED:" + number);
        web.perform(get("/demo/api/erp/orders").param("customer", CUSTOMER)).andExpect(status().isOk())
                .andExpect(jsonPath("$[0].number").value(number)).andExpect(jsonPath("$[0].state").value("DELIVERED"))
                .andExpect(jsonPath("$[0].lines[0].delivered").value(10));
    }

    @Test
    void delayedOrderIsPromisedForTheLaterDayAsOftenAsItIsDelayed() throws Exception {
        String number = confirmed();
        LocalDate day = LocalDate.now().plusDays(60);

        for (LocalDate promised : List.of(day, day.plusDays(7), day)) {
            send(number, "delay", "{\"date\": \"%s\"}".formatted(promised)).andExpect(status().isNoContent());
            assertThat(order(number).promisedDate()).isEqualTo(promised);
        }
        assertThat(facts(number)).filteredOn(fact -> fact.startsWith("order:DELAYED:" + number)).hasSize(3);
    }

    @Test
    void orderIsCancelledUntilSomethingOfItLeft() throws Exception {
        String cancelled = placed();
        String shipped = confirmed();
        demoErp.ship(shipped, DemoShipment.ALL);

        send(cancelled, "cancel", "{\"reason\": \"Stock was wrong\"}").andExpect(status().isNoContent());
        send(shipped, "cancel", "{\"reason\": \"Too late\"}").andExpect(status().isConflict());

        assertThat(order(cancelled).state()).isEqualTo(ErpOrder.State.CANCELLED);
        assertThat(order(cancelled).cancelReason()).isEqualTo("Stock was wrong");
        assertThat(order(shipped).state()).isEqualTo(ErpOrder.State.IN_DELIVERY);
        assertThat(facts(cancelled)).contains("order:CANCELLED:" + cancelled);
        assertThatThrownBy(() -> erp.cancelOrder(command(), shipped, "Too late"))
                .isInstanceOf(ErpOrderRejected.class).hasMessageContaining("shipped");
    }

    @Test
    void whatCannotHappenToAnOrderIsRefused() throws Exception {
        String open = placed();
        String confirmed = confirmed();

        send(open, "ship", "{}").andExpect(status().isConflict());
        send(open, "delay", "{\"date\": \"%s\"}".formatted(LocalDate.now().plusDays(3))).andExpect(status().isConflict());
        send(confirmed, "deliver", "{}").andExpect(status().isConflict());
        send("O1999-00001", "ship", "{}").andExpect(status().isNotFound());
        send(confirmed, "ship", "{\"lines\": [{\"product\": \"CU-15\", \"quantity\": 11}]}").andExpect(status().isBadRequest());
        send(confirmed, "ship", "{\"lines\": [{\"product\": \"WC-PLT\", \"quantity\": 1}]}").andExpect(status().isBadRequest());
        assertThat(order(confirmed).shipments()).isEmpty();
    }

    @Test
    void unknownAndWrongFieldsAreNamed() throws Exception {
        String number = confirmed();

        refused(number, "ship", "{\"lines\": [{\"product\": \"CU-15\", \"quantity\": 5, \"weight\": 3}], \"box\": 1}", "box", "lines[0].weight");
        refused(number, "ship", "{\"lines\": [{\"product\": \"NONE\", \"quantity\": 5}]}", "lines[0].product");
        refused(number, "ship", "{\"lines\": [{\"product\": \"CU-15\", \"quantity\": 0}]}", "lines[0].quantity");
        refused(number, "ship", "{\"carrier\": 7}", "carrier");
        refused(number, "deliver", "{\"on\": \"2026-12-01\"}", "on");
        refused(number, "delay", "{\"date\": \"2020-01-01\"}", "date");
        refused(number, "delay", "{}", "date");
        refused(number, "cancel", "{\"reason\": \" \"}", "reason");
        refused(number, "cancel", "{\"why\": \"x\"}", "why");
    }

    @Test
    void orderMadeInTheErpIsUnderTheCustomersOwnPrices() throws Exception {
        ErpOrder order = order(placed());

        assertThat(order.quote()).isNull();
        assertThat(order.reference()).isEqualTo("By telephone");
        assertThat(order.lines().get(0).unitPrice()).isEqualByComparingTo("34.56");
        assertThat(facts(order.number())).containsExactly("order:PLACED:" + order.number());
    }

    private String placed() throws Exception {
        String answer = web.perform(post("/demo/api/erp/orders").contentType(MediaType.APPLICATION_JSON).content("""
                        {"customer": "%s", "lines": [{"product": "CU-15", "quantity": 10}, {"product": "WC-HANG", "quantity": 2}],
                         "reference": "By telephone"}""".formatted(CUSTOMER)))
                .andExpect(status().isOk()).andReturn().getResponse().getContentAsString();
        return JsonPath.read(answer, "$.number");
    }

    private String confirmed() throws Exception {
        return erp.confirmOrder(command(), placed()).number();
    }

    private ErpOrder order(String number) {
        return demoErp.order(number).orElseThrow().order();
    }

    private List<String> facts(String number) {
        return database.queryForList("select id from kapstok.erp_event where key = ?", String.class, number);
    }

    private void refused(String number, String deed, String body, String... fields) throws Exception {
        send(number, deed, body).andExpect(status().isBadRequest()).andExpect(jsonPath("$.fields", contains(fields)));
    }

    private ResultActions send(String number, String deed, String body) throws Exception {
        return web.perform(post("/demo/api/erp/orders/" + number + "/" + deed).contentType(MediaType.APPLICATION_JSON).content(body));
    }

    private static ErpCommand command() {
        return new ErpCommand("test:" + UUID.randomUUID(), "test");
    }
}
