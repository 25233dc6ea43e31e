package eu.kapstok.erp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import javax.net.ssl.SSLContext;

/** A bridge as somebody would write it on the side of an ERP, in which everything can go wrong on the way. */
class BridgeStub implements AutoCloseable {

    static final String TOKEN = "secret-of-the-bridge";

    private static final String BASE = "/erp-bridge/v1";

    /** What happens to a call instead of, or after, what should. */
    interface Trouble {

        /** @return true when it has answered in its own way */
        boolean instead(Call call) throws IOException;
    }

    /** An answer that is not the one that it would have given. */
    interface Twist {
        Answer of(String address, Answer right);
    }

    record Answer(int status, String type, byte[] body, Map<String, String> headers) {

        static Answer text(int status, String type, String body) {
            return new Answer(status, type, body.getBytes(StandardCharsets.UTF_8), Map.of());
        }

        static Answer json(Object content) {
            return new Answer(200, "application/json", bytes(content), Map.of());
        }

        static Answer problem(int status, String code, String detail) {
            ObjectNode problem = BridgeJson.MAPPER.createObjectNode().put("title", "Not done").put("status", status)
                    .put("detail", detail);
            if (code != null) {
                problem.put("code", code);
            }
            return new Answer(status, "application/problem+json", bytes(problem), Map.of());
        }

        Answer with(String header, String value) {
            return new Answer(status, type, body, Map.of(header, value));
        }

        /** Another text in the place of one in the answer. */
        Answer replacing(String what, String by) {
            String text = new String(body, StandardCharsets.UTF_8);
            return new Answer(status, type, text.replace(what, by).getBytes(StandardCharsets.UTF_8), headers);
        }
    }

    /** A call on its way. */
    record Call(HttpExchange http, String method, String address, Map<String, String> query, byte[] content) {

        String header(String name) {
            return http.getRequestHeaders().getFirst(name);
        }

        JsonNode json() {
            try {
                return BridgeJson.MAPPER.readTree(content);
            } catch (IOException notJson) {
                throw new UncheckedIOException(notJson);
            }
        }

        List<String> parts() {
            return Arrays.stream(address.substring(1).split("/")).map(part -> URLDecoder.decode(part, StandardCharsets.UTF_8)).toList();
        }

        ErpCommand command() {
            return new ErpCommand(header("Idempotency-Key"), URLDecoder.decode(header("Kapstok-Actor"), StandardCharsets.UTF_8));
        }
    }

    private final Erp erp;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<BridgeDocument.Exchange> exchanges = new CopyOnWriteArrayList<>();
    private volatile Trouble trouble = call -> false;
    private volatile Twist twist = (address, right) -> right;
    private volatile boolean losesTheNextAnswer;

    BridgeStub(Erp erp) {
        this(erp, null);
    }

    /** @param tls null for none */
    BridgeStub(Erp erp, SSLContext tls) {
        this.erp = erp;
        try {
            InetSocketAddress here = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            if (tls == null) {
                server = HttpServer.create(here, 0);
            } else {
                HttpsServer safe = HttpsServer.create(here, 0);
                safe.setHttpsConfigurator(new HttpsConfigurator(tls));
                server = safe;
            }
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
        server.setExecutor(threads);
        server.createContext(BASE, this::serve);
        server.start();
    }

    String url() {
        return (server instanceof HttpsServer ? "https" : "http") + "://localhost:" + server.getAddress().getPort() + BASE;
    }

    ErpProperties.Rest settings() {
        return BridgeSettings.of(url(), TOKEN);
    }

    void trouble(Trouble trouble) {
        this.trouble = trouble;
    }

    void twist(Twist twist) {
        this.twist = twist;
    }

    /** It does what it is told, and half of the answer arrives. */
    void loseTheNextAnswer() {
        losesTheNextAnswer = true;
    }

    List<BridgeDocument.Exchange> exchanges() {
        return exchanges;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void serve(HttpExchange http) throws IOException {
        try (http) {
            Call call = new Call(http, http.getRequestMethod(), http.getRequestURI().getRawPath().substring(BASE.length()),
                    BridgeDocument.query(http.getRequestURI().getRawQuery()), http.getRequestBody().readAllBytes());
            if (trouble.instead(call)) {
                return;
            }
            Answer answer = twist.of(call.address(), answer(call));
            exchanges.add(exchange(call, answer));
            boolean lost = losesTheNextAnswer;
            losesTheNextAnswer = false;
            send(http, answer, lost);
        }
    }

    /** @param lost only half of it is sent */
    static void send(HttpExchange http, Answer answer, boolean lost) throws IOException {
        if (answer.type() != null) {
            http.getResponseHeaders().set("Content-Type", answer.type());
        }
        answer.headers().forEach((name, value) -> http.getResponseHeaders().set(name, value));
        http.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
        http.getResponseBody().write(answer.body(), 0, lost ? answer.body().length / 2 : answer.body().length);
        http.getResponseBody().flush();
    }

    private Answer answer(Call call) {
        if (!("Bearer " + TOKEN).equals(call.header("Authorization"))) {
            return Answer.problem(401, null, "This token is not known");
        }
        try {
            return done(call);
        } catch (ErpOrderRejected refused) {
            return Answer.problem(422, "order-rejected", refused.getMessage());
        } catch (ErpException failed) {
            return problem(failed);
        }
    }

    private static Answer problem(ErpException failed) {
        if (failed.getMessage().contains("was used for another command")) {
            return Answer.problem(422, "key-reused", failed.getMessage());
        }
        return switch (failed.kind()) {
            case NOT_FOUND -> Answer.problem(404, "not-found", failed.getMessage());
            case INVALID -> Answer.problem(422, null, failed.getMessage());
            case CONFLICT -> Answer.problem(412, null, failed.getMessage());
            case WRONG_STATE -> Answer.problem(409, null, failed.getMessage());
            case NEEDS_DECISION -> Answer.problem(428, null, failed.getMessage());
            case DENIED -> Answer.problem(403, null, failed.getMessage());
            case UNSUPPORTED -> Answer.problem(501, null, failed.getMessage());
            case BUSY -> Answer.problem(429, null, failed.getMessage());
            case UNAVAILABLE -> Answer.problem(503, null, failed.getMessage());
            case UNKNOWN -> Answer.problem(500, null, failed.getMessage());
        };
    }

    private Answer done(Call call) throws ErpOrderRejected {
        List<String> parts = call.parts();
        String number = parts.size() > 1 ? parts.get(1) : null;
        Map<String, String> asked = call.query();
        return switch (call.method() + " " + parts.get(0) + (parts.size() > 2 ? " " + parts.get(2) : parts.size() > 1 ? " one" : "")) {
            case "GET capabilities" -> Answer.json(Map.of("capabilities", erp.capabilities()));
            case "GET customers" -> page(erp.customers(asked.get("cursor")));
            case "GET customers one" -> found(erp.customer(number).map(BridgeStub::inEuro));
            case "PUT customers order-block" -> told(() -> erp.blockOrders(call.command(), number, reason(call)));
            case "DELETE customers order-block" -> told(() -> erp.releaseOrders(call.command(), number));
            case "PUT contracts one" -> told(() -> erp.fileContract(call.command(), BridgeJson.MAPPER.convertValue(call.json(), ErpContract.class)));
            case "GET customers credit" -> Answer.json(inEuro(erp.credit(number)));
            case "GET customers prices" -> page(erp.prices(number, asked.get("text"), asked.get("cursor")));
            case "POST customers prices" -> page(new ErpPage<>(erp.pricesOf(number,
                    BridgeJson.MAPPER.convertValue(call.json().path("products"), BridgeJson.MAPPER.getTypeFactory()
                            .constructCollectionType(List.class, String.class))), null));
            case "GET products" -> page(erp.products(asked.get("text"), asked.get("cursor")));
            case "GET quotes one" -> erp.quote(number)
                    .map(quote -> Answer.json(inEuro(quote)).with("ETag", "\"" + quote.version() + "\"")).orElseGet(BridgeStub::nothing);
            case "PUT quotes acceptance" -> Answer.json(inEuro(erp.acceptQuote(call.command(), number, acceptance(call))));
            case "PUT quotes refusal" -> told(() -> erp.declineQuote(call.command(), number, reason(call)));
            case "PUT quotes withdrawal" -> told(() -> erp.withdrawQuote(call.command(), number, reason(call)));
            case "PUT quotes expiry" -> told(() -> erp.expireQuote(call.command(), number));
            case "PUT quotes validity" -> told(() -> erp.extendQuote(call.command(), number,
                    LocalDate.parse(call.json().path("validUntil").asText())));
            case "POST orders" -> Answer.json(inEuro(erp.placeOrder(call.command(), as(call, ErpOrderRequest.class))));
            case "GET orders one" -> found(erp.order(number).map(BridgeStub::inEuro));
            case "PUT orders confirmation" -> Answer.json(inEuro(erp.confirmOrder(call.command(), number)));
            case "PUT orders cancellation" -> {
                erp.cancelOrder(call.command(), number, reason(call));
                yield told(() -> { });
            }
            case "GET receivables" -> Answer.json(erp.receivables(asked.get("customer"),
                    asked.get("dueBefore") == null ? null : LocalDate.parse(asked.get("dueBefore")), asked.get("cursor")));
            case "GET invoices one" -> found(erp.invoice(number));
            case "GET invoices pdf" -> erp.invoicePdf(number).map(pdf -> new Answer(200, "application/pdf", pdf, Map.of()))
                    .orElseGet(BridgeStub::nothing);
            case "GET orders delivered" -> list(erp.delivered(number), BridgeStub::inEuro);
            case "GET orders invoices" -> list(erp.invoicesOf(number), BridgeJson.MAPPER::valueToTree);
            case "GET invoices lines" -> list(erp.invoiceLines(number), BridgeStub::inEuro);
            case "POST credit-notes" -> Answer.json(erp.createCreditNote(call.command(), as(call, ErpCreditRequest.class)));
            case "POST returns" -> Answer.json(erp.registerReturn(call.command(), as(call, ErpReturnRequest.class)));
            case "GET returns one" -> found(erp.goodsReturn(number));
            case "PUT returns receipt" -> Answer.json(erp.receiveReturn(call.command(), number, as(call, ErpReturn.Receipt.class)));
            case "PUT returns closing" -> told(() -> erp.closeReturn(call.command(), number, reason(call)));
            case "POST replacements" -> Answer.json(inEuro(erp.orderReplacement(call.command(), as(call, ErpReplacement.class))));
            case "POST repairs" -> Answer.json(erp.orderRepair(call.command(), as(call, ErpRepairRequest.class)));
            case "GET changes" -> Answer.json(erp.changes(asked.get("place"), Integer.parseInt(asked.get("most"))));
            default -> Answer.problem(405, null, "Nothing of the kind");
        };
    }

    private static ErpAcceptance acceptance(Call call) {
        ObjectNode content = (ObjectNode) call.json();
        content.put("version", call.header("If-Match").replace("\"", ""));
        return BridgeJson.MAPPER.convertValue(content, ErpAcceptance.class);
    }

    private static String reason(Call call) {
        return call.json().path("reason").asText();
    }

    private static <T> T as(Call call, Class<T> type) {
        return BridgeJson.MAPPER.convertValue(call.json(), type);
    }

    private static Answer told(Runnable work) {
        work.run();
        return new Answer(204, null, new byte[0], Map.of());
    }

    private static Answer page(ErpPage<?> page) {
        ObjectNode content = BridgeJson.MAPPER.createObjectNode();
        page.items().forEach(item -> content.withArray("items").add(inEuro(item)));
        content.withArray("items");
        return Answer.json(page.next() == null ? content : content.put("next", page.next()));
    }

    private static <T> Answer list(List<T> items, Function<T, JsonNode> written) {
        if (items.isEmpty()) {
            return nothing();
        }
        ObjectNode content = BridgeJson.MAPPER.createObjectNode();
        items.forEach(item -> content.withArray("items").add(written.apply(item)));
        return Answer.json(content);
    }

    private static Answer found(Optional<?> found) {
        return found.map(Answer::json).orElseGet(BridgeStub::nothing);
    }

    private static Answer nothing() {
        return Answer.problem(404, "not-found", "There is no such thing");
    }

    private static ObjectNode inEuro(Object answer) {
        return ((ObjectNode) BridgeJson.MAPPER.valueToTree(answer)).put("currency", "EUR");
    }

    private static byte[] bytes(Object content) {
        try {
            return BridgeJson.MAPPER.writeValueAsBytes(content);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static BridgeDocument.Exchange exchange(Call call, Answer answer) {
        Map<String, String> headers = new HashMap<>();
        call.http().getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(), values.get(0)));
        Map<String, String> answered = new HashMap<>();
        answer.headers().forEach((name, value) -> answered.put(name.toLowerCase(), value));
        if (answer.type() != null) {
            answered.put("content-type", answer.type());
        }
        return new BridgeDocument.Exchange(call.method(), call.address(), call.query(), headers, call.content(), answer.status(),
                answered, answer.body());
    }
}
