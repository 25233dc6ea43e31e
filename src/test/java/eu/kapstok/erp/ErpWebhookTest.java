package eu.kapstok.erp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import eu.kapstok.testing.KapstokTest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@KapstokTest
class ErpWebhookTest {

    @Autowired
    MockMvc web;
    @Autowired
    JdbcTemplate database;
    @Value("${erp.webhook-secret}")
    String secret;

    private final String key = "S-" + UUID.randomUUID();
    private final String body = "{\"type\": \"sample-happened\", \"key\": \"" + key + "\", \"new\": \"field\"}";

    @Test
    void signedMessageReachesTheInboxOnce() throws Exception {
        String now = String.valueOf(Instant.now().getEpochSecond());

        send("msg-" + key, now, body, "v1," + base64("msg-" + key, now, body)).andExpect(status().isAccepted());
        send("msg-" + key, now, body, "v1," + hex("msg-" + key, now, body)).andExpect(status().isAccepted());

        assertThat(received()).isEqualTo(1);
    }

    @Test
    void naturalIdOfTheFactMakesTwoMessagesOneFact() throws Exception {
        String now = String.valueOf(Instant.now().getEpochSecond());
        String fact = "{\"type\": \"sample-happened\", \"key\": \"" + key + "\", \"id\": \"sample:HAPPENED:" + key + "\"}";

        send("a-" + key, now, fact, "v1,old v1," + base64("a-" + key, now, fact)).andExpect(status().isAccepted());
        send("b-" + key, now, fact, "v1," + base64("b-" + key, now, fact)).andExpect(status().isAccepted());

        assertThat(received()).isEqualTo(1);
    }

    @Test
    void messageOfAStrangerIsRefused() throws Exception {
        String now = String.valueOf(Instant.now().getEpochSecond());
        String changed = body.replace("sample", "simple");

        send("m", now, changed, "v1," + base64("m", now, body)).andExpect(status().isUnauthorized());
        send("m", now, body, base64("m", now, body)).andExpect(status().isUnauthorized());
        send("other", now, body, "v1," + base64("m", now, body)).andExpect(status().isUnauthorized());
        web.perform(post("/api/erp/events").contentType(MediaType.APPLICATION_JSON).content(body))
                .andExpect(status().isUnauthorized());

        assertThat(received()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {-301, 301})
    void messageOfAnotherTimeIsRefused(long seconds) throws Exception {
        String then = String.valueOf(Instant.now().getEpochSecond() + seconds);

        send("m", then, body, "v1," + base64("m", then, body)).andExpect(status().isUnauthorized());
    }

    @Test
    void timeThatIsNoneIsRefused() throws Exception {
        send("m", "yesterday", body, "v1," + base64("m", "yesterday", body)).andExpect(status().isUnauthorized());
        send("m", "99999999999999999", body, "v1," + base64("m", "99999999999999999", body)).andExpect(status().isUnauthorized());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not json", "[]", "null", "{}", "{\"type\": \"Sample Happened\", \"key\": \"S1\"}",
            "{\"type\": \"sample-happened\"}", "{\"type\": \"sample-happened\", \"key\": \"\"}",
            "{\"type\": \"sample-happened\", \"key\": {\"a\": 1}}"})
    void messageThatSaysNothingIsABadRequest(String nothing) throws Exception {
        String now = String.valueOf(Instant.now().getEpochSecond());

        send("m", now, nothing, "v1," + base64("m", now, nothing)).andExpect(status().isBadRequest());
    }

    private ResultActions send(String id, String timestamp, String content, String signature) throws Exception {
        return web.perform(post("/api/erp/events").contentType(MediaType.APPLICATION_JSON).content(content)
                .header("Webhook-Id", id).header("Webhook-Timestamp", timestamp).header("Webhook-Signature", signature));
    }

    private int received() {
        return database.queryForObject("select count(*) from kapstok.erp_event where key = ?", Integer.class, key);
    }

    private String base64(String id, String timestamp, String content) throws Exception {
        return Base64.getEncoder().encodeToString(mac(id, timestamp, content));
    }

    private String hex(String id, String timestamp, String content) throws Exception {
        return HexFormat.of().formatHex(mac(id, timestamp, content));
    }

    private byte[] mac(String id, String timestamp, String content) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return mac.doFinal((id + "." + timestamp + "." + content).getBytes(StandardCharsets.UTF_8));
    }
}
