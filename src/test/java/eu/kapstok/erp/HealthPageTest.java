package eu.kapstok.erp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.kapstok.testing.KapstokTest;
import eu.kapstok.testing.WebClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** A load balancer reads the status of the answer, a supervisor its text. */
@KapstokTest
class HealthPageTest {

    @Autowired
    Environment environment;
    @Autowired
    DemoErp demoErp;
    @Autowired
    ObjectMapper json;

    @AfterEach
    void work() {
        demoErp.faults(DemoFaults.NONE);
    }

    @Test
    void erpThatIsAwayDegradesTheProductAndTakesNoNodeOutOfService() throws Exception {
        assertThat(answer("/actuator/health", 200).path("components").path("erp").path("status").asText()).isEqualTo("UP");

        demoErp.faults(new DemoFaults(DemoFaults.Mode.DOWN, false, false));

        JsonNode health = answer("/actuator/health", 200);
        assertThat(health.path("status").asText()).isEqualTo("DEGRADED");
        assertThat(health.path("components").path("erp").path("status").asText()).isEqualTo("DEGRADED");
        assertThat(answer("/actuator/health/readiness", 200).path("status").asText()).isEqualTo("UP");
        assertThat(answer("/actuator/health/liveness", 200).path("status").asText()).isEqualTo("UP");
    }

    private JsonNode answer(String path, int status) throws Exception {
        WebClient.Answer answer = new WebClient(environment).get(path);
        assertThat(answer.status()).as(path).isEqualTo(status);
        return json.readTree(answer.body());
    }
}
