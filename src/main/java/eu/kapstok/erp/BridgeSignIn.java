package eu.kapstok.erp;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.entity.UrlEncodedFormEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.message.BasicNameValuePair;

/** A token for some time from an OAuth 2 server, by client credentials; shared by all calls until it ends or is refused. */
class BridgeSignIn implements BridgeToken {

    private static final Duration BEFORE_ITS_END = Duration.ofSeconds(30);
    private static final Duration WHERE_NOTHING_IS_SAID = Duration.ofMinutes(5);
    private static final int OK = 200;
    private static final int MOST_BYTES = 64 * 1024;

    private record Token(String value, long endsAt) {
    }

    private record Reply(int status, String body) {
    }

    private final HttpClient http;
    private final ErpProperties.Rest settings;
    private Token token;

    BridgeSignIn(HttpClient http, ErpProperties.Rest settings) {
        this.http = http;
        this.settings = settings;
    }

    @Override
    public synchronized String value() {
        if (token == null || System.nanoTime() - token.endsAt() > 0) {
            token = signIn();
        }
        return token.value();
    }

    @Override
    public synchronized boolean renewed(String refused) {
        if (token != null && token.value().equals(refused)) {
            token = null;
        }
        return true;
    }

    private Token signIn() {
        HttpPost request = new HttpPost(settings.tokenUrl());
        String credentials = settings.clientId() + ":" + settings.clientSecret();
        request.setHeader(HttpHeaders.AUTHORIZATION,
                "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
        request.setEntity(new UrlEncodedFormEntity(List.of(new BasicNameValuePair("grant_type", "client_credentials"))));
        try {
            Reply reply = http.execute(request, response -> new Reply(response.getCode(),
                    response.getEntity() == null ? "" : EntityUtils.toString(response.getEntity(), StandardCharsets.UTF_8, MOST_BYTES)));
            if (reply.status() != OK) {
                throw new ErpException(reply.status() < 500 ? ErpException.Kind.DENIED : ErpException.Kind.UNAVAILABLE,
                        "No token for the bridge: " + settings.tokenUrl() + " answered " + reply.status());
            }
            JsonNode answer = BridgeJson.MAPPER.readTree(reply.body());
            if (!answer.path("access_token").isTextual()) {
                throw new ErpException(ErpException.Kind.UNAVAILABLE, "No token for the bridge in the answer of " + settings.tokenUrl());
            }
            Duration stays = answer.path("expires_in").isNumber() ? Duration.ofSeconds(answer.path("expires_in").asLong())
                    : WHERE_NOTHING_IS_SAID;
            return new Token(answer.path("access_token").asText(), System.nanoTime() + stays.minus(BEFORE_ITS_END).toNanos());
        } catch (IOException away) {
            throw new ErpException(ErpException.Kind.UNAVAILABLE,
                    "No token for the bridge from " + settings.tokenUrl() + ": " + away.getMessage(), away);
        }
    }
}
