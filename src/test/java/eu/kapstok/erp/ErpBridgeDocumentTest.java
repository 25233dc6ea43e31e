package eu.kapstok.erp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import eu.kapstok.testing.KapstokTest;
import java.util.Arrays;
import java.util.EnumSet;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@KapstokTest
class ErpBridgeDocumentTest {

    @Autowired
    MockMvc web;

    @Test
    void everybodyReadsWhatABridgeHasToAnswer() throws Exception {
        web.perform(get("/api/erp/openapi.yaml")).andExpect(status().isOk())
                .andExpect(content().contentTypeCompatibleWith("application/yaml"))
                .andExpect(content().string(Matchers.startsWith("openapi: 3.1.0")));
        web.perform(post("/api/erp/openapi.yaml")).andExpect(status().isUnauthorized());
    }

    @Test
    void documentNamesEveryAbilityThatWeKnow() throws Exception {
        BridgeDocument document = new BridgeDocument();

        assertThat(document.abilities()).containsExactlyInAnyOrderElementsOf(EnumSet
                .complementOf(EnumSet.of(ErpCapability.SHIPMENTS)).stream().map(Enum::name).toList());
        String text = web.perform(get("/api/erp/openapi.yaml")).andReturn().getResponse().getContentAsString();
        assertThat(text).contains(Arrays.stream(ErpCapability.values()).map(Enum::name).toList());
    }
}
