package eu.kapstok.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import eu.kapstok.erp.Erp;
import eu.kapstok.testing.KapstokTest;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@KapstokTest
class DemoInvoiceApiTest {

    private static final String CUSTOMER = "C10092";

    @Autowired
    MockMvc web;
    @Autowired
    Erp erp;

    @Test
    void invoiceIsIssuedAndPaidInTwoParts() throws Exception {
        LocalDate today = LocalDate.now();
        String answer = send("invoices", "{\"customer\": \"%s\", \"net\": \"1000.00\", \"vatRate\": 21, \"date\": \"%s\", \"dueDate\": \"%s\"}"
                .formatted(CUSTOMER, today.minusDays(45), today.minusDays(15))).andExpect(status().isOk())
                .andExpect(jsonPath("$.gross").value("1210.00")).andReturn().getResponse().getContentAsString();
        String number = JsonPath.read(answer, "$.number");

        send("payments", "{\"invoice\": \"%s\", \"amount\": \"210.00\"}".formatted(number)).andExpect(status().isNoContent());
        assertThat(erp.invoice(number).orElseThrow().open()).isEqualByComparingTo("1000.00");
        web.perform(get("/demo/api/erp/invoices").param("customer", CUSTOMER)).andExpect(status().isOk())
                .andExpect(jsonPath("$[?(@.number == '%s')].open".formatted(number)).value(contains("1000.00")));
        send("payments", "{\"invoice\": \"%s\", \"amount\": 1000, \"on\": \"%s\"}".formatted(number, today.minusDays(1)))
                .andExpect(status().isNoContent());
        assertThat(erp.invoice(number).orElseThrow().open()).isZero();
    }

    @Test
    void whatMakesNoSenseIsRefusedByItsName() throws Exception {
        LocalDate today = LocalDate.now();
        String invoice = "{\"customer\": \"%s\", \"net\": \"%s\", \"vatRate\": 21, \"date\": \"%s\", \"dueDate\": \"%s\"}";

        send("invoices", invoice.formatted(CUSTOMER, "10.00", today, today.minusDays(1))).andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.fields", contains("dueDate")));
        send("invoices", invoice.formatted(CUSTOMER, "-5", today, today)).andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.fields", contains("net")));
        send("invoices", invoice.formatted("C99999", "10.00", today, today)).andExpect(status().is4xxClientError());
        send("payments", "{\"invoice\": \"F1999-99999\", \"amount\": \"1.00\"}").andExpect(status().isNotFound());
        send("payments", "{\"invoice\": \"F1999-99999\", \"amount\": \"1.00\", \"note\": \"x\"}").andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.fields", contains("note")));
    }

    private ResultActions send(String address, String body) throws Exception {
        return web.perform(post("/demo/api/erp/" + address).contentType(MediaType.APPLICATION_JSON).content(body));
    }
}
