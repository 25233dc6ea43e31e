package eu.kapstok.erp.tryton;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;

/** Answers as Tryton was seen to answer, and as nothing should. */
class ScriptedTryton implements AutoCloseable {

    /**
     * @param status of HTTP
     * @param body as it is sent
     */
    record Answer(int status, String body) {

        static Answer result(String json) {
            return new Answer(200, "{\"id\":1,\"result\":%s}".formatted(json));
        }

        static Answer error(String json) {
            return new Answer(200, "{\"id\":1,\"error\":%s}".formatted(json));
        }
    }

    /** What was asked. */
    record Asked(String method, JsonNode params, JsonNode body, String authorization) {
    }

    final List<Asked> asked = new ArrayList<>();

    private final HttpServer server;
    private final Map<String, Deque<Answer>> answers = new HashMap<>();
    private int sessions;

    ScriptedTryton() throws IOException {
        this(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    }

    ScriptedTryton(HttpServer server) {
        this.server = server;
        server.createContext("/", this::handle);
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
        always("model.res.user.get_preferences", Answer.result("{\"company\":1}"));
    }

    TrytonSettings settings() {
        return settings("http");
    }

    TrytonSettings settings(String scheme) {
        return new TrytonSettings(URI.create(scheme + "://localhost:" + server.getAddress().getPort()), "erp", "portal", "secret", null,
                30, 10, 1, List.of("invoice_payment_term_"), Duration.ofSeconds(3), Duration.ofSeconds(45), Duration.ofMinutes(5), null);
    }

    /** One after the other; the last one again and again. */
    void always(String method, Answer... inTurn) {
        answers.put(method, new ArrayDeque<>(List.of(inTurn)));
    }

    long times(String method) {
        return asked.stream().filter(one -> one.method().equals(method)).count();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        Answer answer = answer(exchange);
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private synchronized Answer answer(HttpExchange exchange) throws IOException {
        JsonNode body = TrytonJson.MAPPER.readTree(exchange.getRequestBody());
        String method = body.get("method").asText();
        asked.add(new Asked(method, body.get("params"), body, exchange.getRequestHeaders().getFirst("Authorization")));
        Deque<Answer> inTurn = answers.get(method);
        if (inTurn == null) {
            return method.equals("common.db.login") ? Answer.result("[2,\"key%d\"]".formatted(++sessions)) : Answer.result("[]");
        }
        return inTurn.size() == 1 ? inTurn.peek() : inTurn.poll();
    }
}
