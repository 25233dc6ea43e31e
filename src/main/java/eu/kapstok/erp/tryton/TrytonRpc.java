package eu.kapstok.erp.tryton;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.kapstok.erp.ErpException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;

/** One question or command to Tryton at a time: sent, waited for, and whatever comes back told apart. */
class TrytonRpc {

    private static final Map<String, Object> NOTHING_MORE = Map.of();
    private static final int YES_AT_MOST = 10;

    private final TrytonSettings settings;
    private final Duration read;
    private final Duration write;
    private final HttpClient http;
    private final TrytonSession sessions;
    private final AtomicInteger numbers = new AtomicInteger();

    /**
     * @param read longest wait for an answer to a question
     * @param write longest wait for an answer to a command
     * @param tls whom to trust, null for whom Java trusts
     */
    TrytonRpc(TrytonSettings settings, Duration read, Duration write, SSLContext tls) {
        this.settings = settings;
        this.read = read;
        this.write = write;
        HttpClient.Builder client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(settings.connect());
        if (tls != null) {
            client.sslContext(tls);
        }
        this.http = client.build();
        this.sessions = new TrytonSession(settings, http);
    }

    /** The version of the server, without a log-in. */
    String version(Duration limit) {
        HttpRequest request = post(settings.url().resolve("/"), limit, body("common.server.version", List.of())).build();
        return answer(send(request, false), false).asText();
    }

    /** The ids of the seller's company and of the user who is logged in. */
    TrytonSession.LoggedIn who() {
        return sessions.current();
    }

    List<TrytonRecord> search(String model, List<?> domain, int limit, List<?> order, List<String> fields) {
        return search(model, domain, limit, order, fields, NOTHING_MORE);
    }

    /** @param context what is added to company and language */
    List<TrytonRecord> search(String model, List<?> domain, int limit, List<?> order, List<String> fields, Map<String, Object> context) {
        List<Object> params = new ArrayList<>();
        params.add(domain);
        params.add(0);
        params.add(limit);
        params.add(order);
        params.add(fields);
        return TrytonRecord.list(ask("model." + model + ".search_read", params, context));
    }

    /** In no order. */
    List<TrytonRecord> records(String model, List<Long> ids, List<String> fields) {
        return ids.isEmpty() ? List.of()
                : TrytonRecord.list(ask("model." + model + ".read", List.of(ids, fields), NOTHING_MORE));
    }

    long count(String model, List<?> domain) {
        JsonNode count = ask("model." + model + ".search_count", List.of(domain), NOTHING_MORE);
        if (!count.isIntegralNumber()) {
            throw TrytonRecord.notUnderstood("a number was asked for");
        }
        return count.longValue();
    }

    /** A question of any other kind. */
    JsonNode ask(String method, List<?> params, Map<String, Object> context) {
        return call(method, params, context, false);
    }

    /** A command; what Tryton asks back is answered as far as the settings say. */
    JsonNode tell(String method, List<?> params, Map<String, Object> context) {
        for (int answers = 0; ; answers++) {
            try {
                return call(method, params, context, true);
            } catch (TrytonFault.Warning warning) {
                if (answers == YES_AT_MOST || settings.yesTo().stream().noneMatch(warning.name()::startsWith)) {
                    throw warning;
                }
                call("model.res.user.warning.create",
                        List.of(List.of(Map.of("user", who().user(), "name", warning.name()))), NOTHING_MORE, true);
            }
        }
    }

    JsonNode tell(String method, List<?> params) {
        return tell(method, params, NOTHING_MORE);
    }

    /**
     * Goes through one of Tryton's dialogues as one of its users would: to its first step, then to the others.
     *
     * @param records ids that it is about
     * @param answers what is filled in, by name of the form
     * @param steps names of its buttons
     */
    void wizard(String name, String model, List<Long> records, Map<String, ?> answers, String... steps) {
        String dialogue = "wizard." + name;
        long session = tell(dialogue + ".create", List.of()).path(0).longValue();
        Map<String, Object> about = Map.of("active_model", model, "active_ids", records, "active_id", records.get(0));
        for (int step = 0; step < steps.length; step++) {
            tell(dialogue + ".execute", List.of(session, step == 0 ? Map.of() : answers, steps[step]), about);
        }
        tell(dialogue + ".delete", List.of(session));
    }

    private JsonNode call(String method, List<?> params, Map<String, Object> context, boolean changes) {
        TrytonSession.LoggedIn session = sessions.current();
        HttpResponse<String> response = send(request(method, params, context, changes, session), changes);
        if (response.statusCode() == 401) {
            sessions.end(session);
            session = sessions.current();
            response = send(request(method, params, context, changes, session), changes);
        }
        return answer(response, changes);
    }

    private HttpRequest request(String method, List<?> params, Map<String, Object> context, boolean changes,
                                TrytonSession.LoggedIn session) {
        Map<String, Object> whole = new LinkedHashMap<>();
        whole.put("company", session.company());
        whole.put("language", "en");
        whole.putAll(context);
        List<Object> all = new ArrayList<>(params);
        all.add(whole);
        return post(sessions.address(), changes ? write : read, body(method, all))
                .header("Authorization", session.authorization()).build();
    }

    private String body(String method, List<?> params) {
        return body(numbers.incrementAndGet(), method, params);
    }

    /** Tryton takes a body of exactly these three keys, and never in parts. */
    static String body(int number, String method, List<?> params) {
        ObjectNode body = TrytonJson.MAPPER.createObjectNode().put("id", number).put("method", method);
        body.set("params", TrytonJson.of(params));
        return body.toString();
    }

    static HttpRequest.Builder post(URI address, Duration limit, String body) {
        return HttpRequest.newBuilder(address).timeout(limit).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
    }

    private HttpResponse<String> send(HttpRequest request, boolean changes) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException | UnresolvedAddressException failed) {
            throw failure(settings.url(), failed, changes);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ErpException(lost(changes), "Interrupted while waiting for Tryton", interrupted);
        }
    }

    /** @param changes whether it may have been done although the answer is missing */
    static ErpException failure(URI url, Throwable failed, boolean changes) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLException) {
                return new ErpException(ErpException.Kind.DENIED, ("The certificate of %s is not trusted (self-signed, expired or of "
                        + "another name): %s").formatted(url, cause.getMessage()), failed);
            }
            if (cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException
                    || cause instanceof UnresolvedAddressException) {
                return new ErpException(ErpException.Kind.UNAVAILABLE, "Tryton cannot be reached at " + url, failed);
            }
            if (cause instanceof HttpTimeoutException) {
                return new ErpException(lost(changes), "Tryton did not answer in time", failed);
            }
        }
        return new ErpException(lost(changes), "The connection to Tryton broke: " + failed.getMessage(), failed);
    }

    /** The result of a call, or what went wrong with it. */
    static JsonNode answer(HttpResponse<String> response, boolean changes) {
        int status = response.statusCode();
        if (status != 200) {
            throw new ErpException(kind(status, changes), "Tryton answered with status " + status);
        }
        JsonNode answer = json(response.body(), changes);
        if (answer.hasNonNull("error")) {
            throw TrytonFault.of(answer.get("error"));
        }
        if (!answer.has("result")) {
            throw new ErpException(lost(changes), "Tryton answered with neither a result nor an error");
        }
        return answer.get("result");
    }

    private static JsonNode json(String body, boolean changes) {
        try {
            return TrytonJson.MAPPER.readTree(body);
        } catch (JsonProcessingException garbage) {
            String what = body.stripLeading().startsWith("<") ? "a web page instead of data" : "half an answer or none";
            throw new ErpException(lost(changes), "Tryton answered with " + what, garbage);
        }
    }

    private static ErpException.Kind kind(int status, boolean changes) {
        return switch (status) {
            case 401, 403, 404 -> ErpException.Kind.DENIED;
            case 423, 429 -> ErpException.Kind.BUSY;
            case 502, 503 -> ErpException.Kind.UNAVAILABLE;
            default -> status >= 500 ? lost(changes) : ErpException.Kind.INVALID;
        };
    }

    private static ErpException.Kind lost(boolean changes) {
        return changes ? ErpException.Kind.UNKNOWN : ErpException.Kind.UNAVAILABLE;
    }
}
