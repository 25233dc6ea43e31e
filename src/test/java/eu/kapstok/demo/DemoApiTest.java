package eu.kapstok.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesRegex;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import eu.kapstok.erp.DemoErp;
import eu.kapstok.erp.DemoFaults;
import eu.kapstok.erp.DemoOrder;
import eu.kapstok.erp.Erp;
import eu.kapstok.erp.ErpAcceptance;
import eu.kapstok.erp.ErpCommand;
import eu.kapstok.erp.ErpQuote;
import eu.kapstok.testing.KapstokTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@KapstokTest
class DemoApiTest {

    @Autowired
    MockMvc web;
    @Autowired
    DemoErp demoErp;
    @Autowired
    Erp erp;
    @Autowired
    JdbcTemplate database;

    @LocalServerPort
    int port;

    @AfterEach
    void mend() {
        demoErp.faults(DemoFaults.NONE);
    }

    @Test
    void quoteIsRaisedRevisedAndWithdrawnAndEachFactReachesTheInbox() throws Exception {
        String number = raise("""
                {"customer": "C10051", "lines": [{"product": "WC-HANG", "quantity": 2, "discountPercent": "7.5"},
                 {"product": "WC-PLT", "quantity": "2.5"}], "discountPercent": 3, "createdBy": "sales-management",
                 "paymentTermDays": 45, "nonStandardTerms": true, "validUntil": "%s"}""".formatted(LocalDate.now().plusDays(9)));
        ErpQuote raised = demoErp.quote(number).orElseThrow();

        send("/demo/api/erp/quotes/" + number + "/revise", """
                {"lines": [{"product": "WC-HANG", "quantity": 3}]}""")
                .andExpect(status().isOk()).andExpect(jsonPath("$.number").value(number))
                .andExpect(jsonPath("$.version").value("2"));
        ErpQuote revised = demoErp.quote(number).orElseThrow();
        web.perform(post("/demo/api/erp/quotes/" + number + "/withdraw")).andExpect(status().isNoContent());

        assertThat(raised.version()).isEqualTo("1");
        assertThat(raised.discountPercent()).isEqualByComparingTo("3");
        assertThat(raised.createdBy()).isEqualTo("sales-management");
        assertThat(raised.paymentTermDays()).isEqualTo(45);
        assertThat(raised.nonStandardTerms()).isTrue();
        assertThat(raised.validUntil()).isEqualTo(LocalDate.now().plusDays(9));
        assertThat(raised.lines()).extracting(line -> line.quantity().toPlainString()).containsExactly("2", "2.5");
        assertThat(raised.lines().get(0).discountPercent()).isEqualByComparingTo("7.5");
        assertThat(revised.lines()).hasSize(1);
        assertThat(revised.paymentTermDays()).isEqualTo(30);
        assertThat(revised.createdBy()).isEqualTo("sales-management");
        assertThat(demoErp.quote(number).orElseThrow().state()).isEqualTo(ErpQuote.State.WITHDRAWN);
        assertThat(database.queryForList("select id from kapstok.erp_event where key = ? order by received_at", String.class, number))
                .containsExactly("quote:SUBMITTED:" + number + ":1", "quote:REVISED:" + number + ":2",
                        "quote:WITHDRAWN:" + number + ":2");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
            "{} | customer",
            "{\"customer\": \"C99999\", \"lines\": [{\"product\": \"WC-PLT\", \"quantity\": 1}]} | customer",
            "{\"customer\": 10051, \"lines\": [{\"product\": \"WC-PLT\", \"quantity\": 1}]} | customer",
            "{\"customer\": \"C10051\"} | lines",
            "{\"customer\": \"C10051\", \"lines\": []} | lines",
            "{\"customer\": \"C10051\", \"lines\": [\"WC-PLT\"]} | lines[0]",
            "{\"customer\": \"C10051\", \"lines\": [{\"quantity\": 1}]} | lines[0].product",
            "{\"customer\": \"C10051\", \"lines\": [{\"product\": \"NONE\", \"quantity\": 1}]} | lines[0].product",
            "{\"customer\": \"C10051\", \"lines\": [{\"product\": \"WC-PLT\"}]} | lines[0].quantity",
            "{\"customer\": \"C10051\", \"lines\": [{\"product\": \"WC-PLT\", \"quantity\": 0}]} | lines[0].quantity",
            "{\"customer\": \"C10051\", \"lines\": [{\"product\": \"WC-PLT\", \"quantity\": \"many\"}]} | lines[0].quantity",
            "{\"customer\": \"C10051\", \"lines\": [{\"product\": \"WC-PLT\", \"quantity\": 1, \"discountPercent\": 101}]} | lines[0].discountPercent",
            "{\"customer\": \"C10051\", \"lines\": [{\"product\": \"WC-PLT\", \"quantity\": 1}], \"validUntil\": \"2020-01-01\"} | validUntil",
            "{\"customer\": \"C10051\", \"lines\": [{\"product\": \"WC-PLT\", \"quantity\": 1}], \"validUntil\": \"soon\"} | validUntil",
            "{\"customer\": \"C10051\", \"lines\": [{\"product\": \"WC-PLT\", \"quantity\": 1}], \"nonStandardTerms\": \"yes\"} | nonStandardTerms",
            "{\"customer\": \"C10051\", \"lines\": [{\"product\": \"WC-PLT\", \"quantity\": 1}], \"paymentTermDays\": 3.5} | paymentTermDays",
            "{\"customer\": \"C10051\", \"lines\": [{\"product\": \"WC-PLT\", \"quantity\": 1}], \"createdBy\": \"a b\"} | createdBy",
            "{\"customer\": \"C10051\", \"lines\": [{\"product\": \"WC-PLT\", \"quantity\": 1}], \"requestReference\": \""
                    + "A2026-00001-A2026-00001-A2026-00001-A2026-00001-A2026-00001-A\"} | requestReference"})
    void whatIsMissingOrWrongIsNamed(String body, String field) throws Exception {
        send("/demo/api/erp/quotes", body).andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.fields", contains(field)));
    }

    @Test
    void unknownFieldsAreAllNamed() throws Exception {
        send("/demo/api/erp/quotes", """
                {"customer": "C10051", "rebate": 3, "lines": [{"product": "WC-PLT", "quantity": 1, "price": "1.00"}], "urgent": true}""")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.fields", contains("rebate", "urgent", "lines[0].price")));
        send("/demo/api/erp/faults", "{\"mode\": \"NONE\", \"mood\": \"bad\"}").andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.fields", contains("mood")));
        send("/demo/api/erp/quotes", "no JSON").andExpect(status().isBadRequest());
    }

    @Test
    void quoteThatIsNotThereOrIsClosedCannotBeRevised() throws Exception {
        String lines = "{\"lines\": [{\"product\": \"WC-PLT\", \"quantity\": 1}]}";
        String number = raise("{\"customer\": \"C10051\", \"lines\": [{\"product\": \"WC-PLT\", \"quantity\": 1}]}");
        demoErp.withdrawQuote(number);

        send("/demo/api/erp/quotes/Q1999-00001/revise", lines).andExpect(status().isNotFound());
        send("/demo/api/erp/quotes/" + number + "/revise", lines).andExpect(status().isConflict());
        web.perform(post("/demo/api/erp/quotes/" + number + "/withdraw")).andExpect(status().isConflict());
    }

    @Test
    void orderTellsWhatItComesToAndWhichCommandMadeIt() throws Exception {
        ErpQuote quote = demoErp.quote(raise("""
                {"customer": "C10146", "lines": [{"product": "LAV-060", "quantity": 3, "discountPercent": 10},
                 {"product": "BK-CV", "quantity": 1}], "discountPercent": "5"}""")).orElseThrow();
        ErpCommand command = ErpCommand.of(quote.number(), quote.version(), "Activity_PlaceOrder", "test");
        erp.acceptQuote(command, quote.number(), new ErpAcceptance(quote.version(), "My bathroom", null, null));

        web.perform(get("/demo/api/erp/orders").param("customer", "C10146")).andExpect(status().isOk())
                .andExpect(jsonPath("$[0].quote").value(quote.number()))
                .andExpect(jsonPath("$[0].state").value("OPEN"))
                .andExpect(jsonPath("$[0].reference").value("My bathroom"))
                .andExpect(jsonPath("$[0].lines[0].product").value("LAV-060"))
                .andExpect(jsonPath("$[0].lines[0].ordered").value(3))
                .andExpect(jsonPath("$[0].net").value("279.58"))
                .andExpect(jsonPath("$[0].vat").value("51.02"))
                .andExpect(jsonPath("$[0].gross").value("330.60"))
                .andExpect(jsonPath("$[0].idempotencyKey").value(command.key()));
        assertThat(demoErp.orders("C10146")).extracting(DemoOrder::idempotencyKey).contains(command.key());
        web.perform(get("/demo/api/erp/orders")).andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.fields", contains("customer")));
    }

    @Test
    void customersAndProductsAreToldWithTheirMoneyAsText() throws Exception {
        web.perform(get("/demo/api/customers")).andExpect(status().isOk())
                .andExpect(jsonPath("$", hasSize(12)))
                .andExpect(jsonPath("$[0].number").value("C10042"))
                .andExpect(jsonPath("$[0].kind").value("BUSINESS"))
                .andExpect(jsonPath("$[0].creditLimit").value("60000.00"))
                .andExpect(jsonPath("$[0].contacts[0].email").value("jan@installatiebedrijf-peeters.example"))
                .andExpect(jsonPath("$[*].kind", hasItem("CONSUMER")));
        web.perform(get("/demo/api/products")).andExpect(status().isOk())
                .andExpect(jsonPath("$.length()", greaterThan(55)))
                .andExpect(jsonPath("$[*].listPrice", everyItem(matchesRegex("\\d+\\.\\d{2,4}"))))
                .andExpect(jsonPath("$[*].active", hasItem(false)))
                .andExpect(jsonPath("$[*].vatRate", hasItem(6)));
        web.perform(get("/demo/api/products").param("text", "radiator")).andExpect(status().isOk())
                .andExpect(jsonPath("$[*].name", everyItem(matchesRegex("(?i).*radiator.*"))));
    }

    @Test
    void faultsAreSetAndTakenBack() throws Exception {
        send("/demo/api/erp/faults", "{\"mode\": \"GARBAGE\", \"rejectNext\": true}").andExpect(status().isNoContent());
        assertThat(demoErp.faults()).isEqualTo(new DemoFaults(DemoFaults.Mode.GARBAGE, true, false));

        send("/demo/api/erp/faults", "{\"mode\": \"NONE\"}").andExpect(status().isNoContent());
        assertThat(demoErp.faults()).isEqualTo(DemoFaults.NONE);

        send("/demo/api/erp/faults", "{\"mode\": \"BROKEN\"}").andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.fields", contains("mode")));
    }

    @Test
    void calendarSaysWhatDayItIs() throws Exception {
        web.perform(get("/demo/api/clock")).andExpect(status().isOk())
                .andExpect(jsonPath("$.now", matchesRegex("\\d{4}-\\d{2}-\\d{2}T.*Z")));
        send("/demo/api/clock", "{\"advance\": \"tomorrow\"}").andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.fields", contains("advance")));
        send("/demo/api/clock", "{\"advance\": \"-P1D\"}").andExpect(status().isBadRequest());
    }

    @Test
    void callersFromElsewhereFindNothing() throws Exception {
        web.perform(get("/demo/api/products").with(request -> {
            request.setRemoteAddr("192.0.2.7");
            return request;
        })).andExpect(status().isNotFound());
        web.perform(get("/demo/api/products").header("X-Forwarded-For", "127.0.0.1").with(request -> {
            request.setRemoteAddr("192.0.2.7");
            return request;
        })).andExpect(status().isNotFound());
        web.perform(get("/demo/api/products").header("X-Forwarded-For", "192.0.2.7")).andExpect(status().isNotFound());
    }

    @Test
    void callerFromThisMachineIsAnsweredUnlessAProxyClaimsSo() throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/demo/api/clock"));
        HttpClient caller = HttpClient.newHttpClient();

        assertThat(caller.send(request.build(), BodyHandlers.ofString()).statusCode()).isEqualTo(200);
        assertThat(caller.send(request.header("X-Forwarded-For", "127.0.0.1").build(), BodyHandlers.ofString()).statusCode())
                .isEqualTo(404);
    }

    private String raise(String body) throws Exception {
        String answer = send("/demo/api/erp/quotes", body).andExpect(status().isOk()).andReturn().getResponse().getContentAsString();
        return JsonPath.read(answer, "$.number");
    }

    private ResultActions send(String path, String body) throws Exception {
        return web.perform(post(path).contentType(MediaType.APPLICATION_JSON).content(body));
    }
}
