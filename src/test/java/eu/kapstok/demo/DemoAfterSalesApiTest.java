package eu.kapstok.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import eu.kapstok.erp.DemoErp;
import eu.kapstok.erp.DemoQuote;
import eu.kapstok.erp.DemoShipment;
import eu.kapstok.erp.Erp;
import eu.kapstok.erp.ErpAcceptance;
import eu.kapstok.erp.ErpCommand;
import eu.kapstok.erp.ErpCreditRequest;
import eu.kapstok.erp.ErpGoods;
import eu.kapstok.erp.ErpInvoice;
import eu.kapstok.erp.ErpOrderRejected;
import eu.kapstok.erp.ErpQuote;
import eu.kapstok.erp.ErpReturn;
import eu.kapstok.erp.ErpReturnRequest;
import eu.kapstok.testing.KapstokTest;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@KapstokTest
class DemoAfterSalesApiTest {

    private static final String CUSTOMER = "C10051";

    @Autowired
    MockMvc web;
    @Autowired
    DemoErp demoErp;
    @Autowired
    Erp erp;

    private String order;
    private String rma;

    @BeforeEach
    void expectGoods() throws ErpOrderRejected {
        ErpQuote quote = demoErp.raiseQuote(DemoQuote.of(CUSTOMER, DemoQuote.Line.of("WC-PLT", 3)));
        order = erp.acceptQuote(command(), quote.number(), new ErpAcceptance(quote.version(), null, null, null)).number();
        erp.confirmOrder(command(), order);
        demoErp.ship(order, DemoShipment.ALL);
        demoErp.deliver(order);
        rma = erp.registerReturn(command(), new ErpReturnRequest("RZ-" + UUID.randomUUID(), CUSTOMER, "K1999-00001", "Broken",
                List.of(new ErpGoods(order, 1, new BigDecimal(3))))).number();
    }

    @Test
    void parcelsComeByScriptWithWhatIsInThemOrAllThatIsMissing() throws Exception {
        receive("{\"lines\": [{\"line\": 1, \"quantity\": \"1\"}]}").andExpect(status().isNoContent());
        receive("{\"lines\": [{\"line\": 1, \"quantity\": \"1\"}], \"parcel\": 1}").andExpect(status().isNoContent());
        assertThat(erp.goodsReturn(rma).orElseThrow().lines().get(0).received()).isEqualByComparingTo("1");

        web.perform(post("/demo/api/erp/returns/" + rma + "/receive")).andExpect(status().isNoContent());

        web.perform(get("/demo/api/erp/returns/" + rma)).andExpect(status().isOk()).andExpect(jsonPath("$.state").value("RECEIVED"));
        assertThat(erp.goodsReturn(rma).orElseThrow().state()).isEqualTo(ErpReturn.State.RECEIVED);
    }

    @Test
    void whatMakesNoSenseIsNamedByItsField() throws Exception {
        receive("{\"line\": 1}").andExpect(status().isBadRequest()).andExpect(jsonPath("$.fields").value(contains("line")));
        receive("{\"lines\": [{\"line\": 1, \"quantity\": \"4\"}]}").andExpect(status().isBadRequest());
        receive("{\"lines\": [{\"line\": 9, \"quantity\": \"1\"}]}").andExpect(status().isBadRequest());
        receive("{\"lines\": [{\"line\": 1, \"quantity\": \"-1\"}]}").andExpect(status().isBadRequest());
        web.perform(post("/demo/api/erp/returns/R1999-99999/receive")).andExpect(status().isNotFound());
        web.perform(get("/demo/api/erp/returns/R1999-99999")).andExpect(status().isBadRequest());
    }

    @Test
    void creditNotesAreListedWithWhatTheyCreditAndTheirKey() throws Exception {
        ErpCommand command = command();
        ErpInvoice note = erp.createCreditNote(command, new ErpCreditRequest(erp.invoicesOf(order).get(0), "K1999-00001", "Broken",
                List.of(ErpCreditRequest.Line.of(1, BigDecimal.ONE))));

        web.perform(get("/demo/api/erp/credit-notes").param("customer", CUSTOMER)).andExpect(status().isOk())
                .andExpect(jsonPath("$[*].idempotencyKey").value(hasItem(command.key())))
                .andExpect(jsonPath("$[?(@.number == '" + note.number() + "')].gross").value(contains(note.total().toPlainString())));
    }

    @Test
    void buttonsDoTheSame() throws Exception {
        web.perform(get("/demo/outside")).andExpect(status().isOk()).andExpect(content().string(containsString(rma)));

        web.perform(post("/demo/returns/" + rma + "/receive-one").with(csrf())).andExpect(redirectedUrl("/demo/outside#returns"));
        assertThat(erp.goodsReturn(rma).orElseThrow().lines().get(0).received()).isEqualByComparingTo("1");

        web.perform(post("/demo/returns/" + rma + "/receive").with(csrf())).andExpect(redirectedUrl("/demo/outside#returns"));
        assertThat(erp.goodsReturn(rma).orElseThrow().state()).isEqualTo(ErpReturn.State.RECEIVED);
    }

    private ResultActions receive(String body) throws Exception {
        return web.perform(post("/demo/api/erp/returns/" + rma + "/receive").contentType(MediaType.APPLICATION_JSON).content(body));
    }

    private static ErpCommand command() {
        return new ErpCommand("test:" + UUID.randomUUID(), "test");
    }
}
