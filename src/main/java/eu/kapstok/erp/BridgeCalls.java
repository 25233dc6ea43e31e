package eu.kapstok.erp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** Calls to a bridge over a pool of connections; an answer is either what was asked for or an exception that says why not. */
class BridgeCalls {

    private static final int MOST_BYTES = 20 * 1024 * 1024;
    private static final int LONGEST_DETAIL = 300;
    private static final String JSON = "application/json";
    private static final String PDF = "application/pdf";
    private static final String PROBLEM = "application/problem+json";

    private record Reply(int status, String type, byte[] body) {

        boolean is(String wanted) {
            return type != null && type.split(";")[0].strip().equalsIgnoreCase(wanted);
        }
    }

    /** What a bridge says of a failure; null: it is not the bridge that answered. */
    private record Problem(String detail, String code) {
    }

    private final String base;
    private final CloseableHttpClient http;
    private final BridgeToken token;

    /** @param tls whom to trust, null for whom Java trusts */
    BridgeCalls(ErpProperties.Rest settings, SSLContext tls) {
        this.base = settings.url().replaceAll("/+$", "");
        PoolingHttpClientConnectionManagerBuilder pool = PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnTotal(settings.connections()).setMaxConnPerRoute(settings.connections())
                .setDefaultConnectionConfig(ConnectionConfig.custom().setConnectTimeout(Timeout.of(settings.connect()))
                        .setSocketTimeout(Timeout.of(settings.answer())).setValidateAfterInactivity(TimeValue.ofSeconds(1)).build());
        if (tls != null) {
            pool.setTlsSocketStrategy(new DefaultClientTlsStrategy(tls));
        }
        this.http = HttpClients.custom().setConnectionManager(pool.build()).disableAutomaticRetries().disableRedirectHandling()
                .disableCookieManagement().evictIdleConnections(TimeValue.ofMinutes(1))
                .setDefaultRequestConfig(RequestConfig.custom().setConnectionRequestTimeout(Timeout.of(settings.connect()))
                        .setResponseTimeout(Timeout.of(settings.answer())).build()).build();
        this.token = settings.tokenUrl() == null ? BridgeToken.fixed(settings.token()) : new BridgeSignIn(http, settings);
    }

    /** An address of the bridge, its parts encoded. */
    static String path(String... parts) {
        return Arrays.stream(parts).map(BridgeCalls::encoded).collect(Collectors.joining("/", "/", ""));
    }

    /** The query of an address; what is null or empty is left out. */
    static String query(Map<String, String> values) {
        String query = values.entrySet().stream().filter(value -> value.getValue() != null && !value.getValue().isEmpty())
                .map(value -> value.getKey() + "=" + encoded(value.getValue())).collect(Collectors.joining("&"));
        return query.isEmpty() ? "" : "?" + query;
    }

    JsonNode ask(String address) {
        return json(question(request("GET", address), JSON));
    }

    /** Empty where the bridge says that there is no such thing. */
    Optional<JsonNode> find(String address) {
        return found(address, JSON).map(BridgeCalls::json);
    }

    Optional<byte[]> findPdf(String address) {
        return found(address, PDF).map(reply -> expect(reply, PDF).body());
    }

    /** A question that is too long for an address. */
    JsonNode ask(String address, Object content) {
        HttpUriRequestBase request = request("POST", address);
        write(request, content);
        return json(question(request, JSON));
    }

    /**
     * A command without an answer of its own, or with an order.
     *
     * @param version that it is about, null for none
     * @param content null for none
     * @return null where nothing is answered
     */
    JsonNode tell(String method, String address, ErpCommand command, String version, Object content) throws ErpOrderRejected {
        HttpUriRequestBase request = request(method, address);
        request.setHeader("Idempotency-Key", command.key());
        request.setHeader("Kapstok-Actor", encoded(command.actor()));
        if (version != null) {
            request.setHeader(HttpHeaders.IF_MATCH, "\"" + version + "\"");
        }
        if (content != null) {
            write(request, content);
        }
        request.setHeader(HttpHeaders.ACCEPT, JSON + ", " + PROBLEM);
        Reply reply = execute(request, ErpException.Kind.UNKNOWN);
        if (reply.status() == 204) {
            return null;
        }
        if (reply.status() == 200 || reply.status() == 201) {
            return json(reply);
        }
        Problem problem = problem(reply);
        if (reply.status() == 422 && problem != null && "order-rejected".equals(problem.code())) {
            throw new ErpOrderRejected(problem.detail());
        }
        throw failed(request, reply, problem, ErpException.Kind.UNKNOWN);
    }

    private Optional<Reply> found(String address, String type) {
        try {
            return Optional.of(question(request("GET", address), type));
        } catch (ErpException failed) {
            if (failed.kind() == ErpException.Kind.NOT_FOUND) {
                return Optional.empty();
            }
            throw failed;
        }
    }

    private Reply question(HttpUriRequestBase request, String type) {
        request.setHeader(HttpHeaders.ACCEPT, type + ", " + PROBLEM);
        Reply reply = execute(request, ErpException.Kind.UNAVAILABLE);
        if (reply.status() != 200) {
            throw failed(request, reply, problem(reply), ErpException.Kind.UNAVAILABLE);
        }
        return reply;
    }

    /** @param lost what it means when the answer is lost */
    private Reply execute(HttpUriRequestBase request, ErpException.Kind lost) {
        String shown = token.value();
        Reply reply = send(request, shown, lost);
        return reply.status() == 401 && token.renewed(shown) ? send(request, token.value(), lost) : reply;
    }

    private Reply send(HttpUriRequestBase request, String shown, ErpException.Kind lost) {
        request.setHeader(HttpHeaders.AUTHORIZATION, "Bearer " + shown);
        try {
            return http.execute(request, BridgeCalls::read);
        } catch (ConnectionRequestTimeoutException full) {
            throw new ErpException(ErpException.Kind.BUSY, "All connections to the bridge are taken", full);
        } catch (SSLHandshakeException | SSLPeerUnverifiedException untrusted) {
            throw new ErpException(ErpException.Kind.UNAVAILABLE, "The certificate of the bridge at " + base + " is not trusted: "
                    + untrusted.getMessage(), untrusted);
        } catch (ConnectException | ConnectTimeoutException | UnknownHostException away) {
            throw new ErpException(ErpException.Kind.UNAVAILABLE, "The bridge is not reachable: " + away.getMessage(), away);
        } catch (IOException cut) {
            throw new ErpException(lost, "The answer of the bridge to " + name(request) + " did not arrive: " + cut, cut);
        }
    }

    private static Reply read(ClassicHttpResponse response) throws IOException {
        Header type = response.getFirstHeader(HttpHeaders.CONTENT_TYPE);
        byte[] body = {};
        if (response.getEntity() != null) {
            try (InputStream content = response.getEntity().getContent()) {
                body = content.readNBytes(MOST_BYTES + 1);
            }
        }
        if (body.length > MOST_BYTES) {
            throw new IOException("more than " + MOST_BYTES + " bytes");
        }
        return new Reply(response.getCode(), type == null ? null : type.getValue(), body);
    }

    private static ErpException failed(HttpUriRequestBase request, Reply reply, Problem problem, ErpException.Kind lost) {
        String answered = name(request) + " was answered " + reply.status();
        ErpException.Kind byStatus = switch (reply.status()) {
            case 401, 403 -> ErpException.Kind.DENIED;
            case 405, 501 -> ErpException.Kind.UNSUPPORTED;
            case 423, 429 -> ErpException.Kind.BUSY;
            case 502, 503 -> ErpException.Kind.UNAVAILABLE;
            default -> reply.status() >= 500 ? lost : null;
        };
        if (problem == null) {
            return byStatus != null ? new ErpException(byStatus, answered)
                    : new ErpException(ErpException.Kind.UNAVAILABLE, answered + " by something that is not a bridge ("
                    + reply.type() + "); erp.rest.url may be wrong");
        }
        if (byStatus == null) {
            byStatus = switch (reply.status()) {
                case 404 -> "not-found".equals(problem.code()) ? ErpException.Kind.NOT_FOUND : ErpException.Kind.UNAVAILABLE;
                case 409 -> ErpException.Kind.WRONG_STATE;
                case 412 -> ErpException.Kind.CONFLICT;
                case 428 -> ErpException.Kind.NEEDS_DECISION;
                default -> reply.status() >= 400 ? ErpException.Kind.INVALID : ErpException.Kind.UNAVAILABLE;
            };
        }
        return new ErpException(byStatus, problem.detail().isEmpty() ? answered : problem.detail());
    }

    private static Problem problem(Reply reply) {
        if (!reply.is(PROBLEM)) {
            return null;
        }
        try {
            JsonNode said = BridgeJson.MAPPER.readTree(reply.body());
            String detail = said.path("detail").asText(said.path("title").asText(""));
            return new Problem(detail.substring(0, Math.min(detail.length(), LONGEST_DETAIL)), said.path("code").asText(null));
        } catch (IOException notJson) {
            return null;
        }
    }

    private static JsonNode json(Reply reply) {
        try {
            return BridgeJson.MAPPER.readTree(expect(reply, JSON).body());
        } catch (IOException half) {
            throw new IllegalArgumentException("not JSON: " + half.getMessage(), half);
        }
    }

    private static Reply expect(Reply reply, String type) {
        if (!reply.is(type)) {
            throw new IllegalArgumentException(reply.type() + " instead of " + type);
        }
        return reply;
    }

    private HttpUriRequestBase request(String method, String address) {
        return new HttpUriRequestBase(method, URI.create(base + address));
    }

    private static void write(HttpUriRequestBase request, Object content) {
        try {
            request.setEntity(new ByteArrayEntity(BridgeJson.MAPPER.writeValueAsBytes(content), ContentType.APPLICATION_JSON));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Our own words cannot be written", impossible);
        }
    }

    private static String name(HttpUriRequestBase request) {
        return request.getMethod() + " " + request.getPath();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
