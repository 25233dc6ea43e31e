package eu.kapstok.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.kapstok.customer.CustomerService;
import eu.kapstok.customer.Notices;
import eu.kapstok.testing.KapstokTest;
import eu.kapstok.testing.WebClient;
import eu.kapstok.testing.WebClient.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** What a contact chooses and takes along. */
@KapstokTest
class PersonalDataTest {

    @Autowired
    CustomerService customers;
    @Autowired
    PersonalLinks links;
    @Autowired
    Environment environment;

    WebClient browser;
    SampleContact sample;

    @BeforeEach
    void signedIn() {
        sample = SampleContact.create(customers);
        browser = new WebClient(environment);
        String link = links.create(sample.id(), "/portal/profile", Instant.now().plus(Duration.ofDays(1)));
        browser.submit(browser.get(link.substring(link.indexOf("/portal"))), Map.of("remember", "true"));
    }

    @Test
    void fileHoldsWhatIsKeptOfTheContactAndNoSecret() throws Exception {
        Answer file = browser.get("/portal/profile/data");

        assertThat(file.status()).isEqualTo(200);
        assertThat(file.header("Content-Disposition")).contains("attachment", "kapstok-data.json");
        JsonNode data = new ObjectMapper().readTree(file.body());
        assertThat(data.at("/contact/email").asText()).isEqualTo(sample.email());
        assertThat(data.at("/contact/customer").asText()).isEqualTo(sample.customer());
        assertThat(data.at("/roles")).hasSize(5);
        assertThat(data.at("/signIns")).hasSize(1);
        assertThat(data.at("/signIns/0/how").asText()).isEqualTo("PERSONAL_LINK");
        assertThat(data.at("/signIns/0/at").asText()).startsWith("20");
        assertThat(data.at("/rememberedDevices")).hasSize(1);
        assertThat(data.has("documents")).isTrue();
        assertThat(data.has("mails")).isTrue();
        assertThat(data.at("/overdueInvoices/promises").isArray()).isTrue();
        assertThat(data.at("/complaints").isArray()).isTrue();
        assertThat(file.body()).doesNotContain("hash", "token");
        assertThat(new WebClient(environment).get("/portal/profile/data").location()).isEqualTo("/portal/sign-in");
    }

    @Test
    void choiceOfMailsIsKept() {
        String token = browser.get("/portal/profile").document().selectFirst("input[name=_csrf]").val();

        assertThat(browser.post("/portal/profile/notices", Map.of("notices", "DAILY", "_csrf", token)).location()).isEqualTo("/portal/profile");
        assertThat(customers.contact(sample.id()).orElseThrow().notices()).isEqualTo(Notices.DAILY);
        assertThat(browser.get("/portal/profile").document().select("input[name=notices][checked]").attr("value")).isEqualTo("DAILY");
        assertThat(browser.post("/portal/profile/notices", Map.of("notices", "NEVER", "_csrf", token)).status()).isEqualTo(404);
    }
}
