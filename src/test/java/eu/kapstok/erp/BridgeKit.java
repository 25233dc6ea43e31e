package eu.kapstok.erp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Asks a bridge everything that we will ask it, and says point by point what holds. */
class BridgeKit {

    enum Outcome {
        HOLDS("holds    "), FAILS("FAILS    "), NOT_TRIED("not tried");

        private final String word;

        Outcome(String word) {
            this.word = word;
        }
    }

    /** @param detail what is wrong, or why it was not tried; "" where it holds */
    record Point(String name, Outcome outcome, String detail) {

        @Override
        public String toString() {
            return outcome.word + "  " + name + (detail.isEmpty() ? "" : "\n             " + detail);
        }
    }

    /** @param quotes numbers of open quotes that may be used up, the first is ordered and the second declined */
    record Settings(String url, String token, List<String> quotes) {
    }

    private interface Check {
        void run() throws Exception;
    }

    private static final class Fault extends RuntimeException {
        Fault(String what) {
            super(what);
        }
    }

    private static final class NotTried extends RuntimeException {
        NotTried(String why) {
            super(why);
        }
    }

    private static final String UNKNOWN = "NO-SUCH-NUMBER-0";
    private static final int MOST_PAGES = 10_000;

    private final BridgeDocument document = new BridgeDocument();
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final List<Point> points = new ArrayList<>();
    private final Settings settings;
    private Set<String> abilities = Set.of();

    BridgeKit(Settings settings) {
        this.settings = settings;
    }

    /** Every point, in the order of the document. */
    List<Point> run() {
        abilities();
        masterData();
        invoices();
        changes();
        quotes();
        return points;
    }

    static String report(List<Point> points) {
        Map<Outcome, Long> counted = points.stream().collect(Collectors.groupingBy(Point::outcome, Collectors.counting()));
        return points.stream().map(Point::toString).collect(Collectors.joining("\n"))
                + "\n%d points: %d hold, %d fail, %d not tried".formatted(points.size(), counted.getOrDefault(Outcome.HOLDS, 0L),
                counted.getOrDefault(Outcome.FAILS, 0L), counted.getOrDefault(Outcome.NOT_TRIED, 0L));
    }

    private void abilities() {
        point("says what it can do", () -> {
            JsonNode answer = good("/capabilities");
            abilities = StreamSupport.stream(answer.path("capabilities").spliterator(), false).map(JsonNode::asText)
                    .collect(Collectors.toSet());
        });
        point("refuses a call without a token", () -> status(call("GET", "/capabilities", null, Map.of(), null), 401, 403));
        point("refuses a token that is not ours", () -> status(call("GET", "/capabilities", "not-" + settings.token(), Map.of(), null),
                401, 403));
        point("answers 501 to what it did not name", () -> {
            Map<String, String> asked = Map.of("PRICES", "/customers/" + UNKNOWN + "/prices", "CREDIT", "/customers/" + UNKNOWN + "/credit",
                    "RECEIVABLES", "/receivables", "INVOICES", "/invoices/" + UNKNOWN, "INVOICE_PDF", "/invoices/" + UNKNOWN + "/pdf",
                    "CHANGES", "/changes?most=1", "RETURNS", "/returns/" + UNKNOWN, "CREDIT_NOTES", "/invoices/" + UNKNOWN + "/lines");
            asked.entrySet().stream().filter(one -> !abilities.contains(one.getKey()))
                    .forEach(one -> status(read(one.getValue()), 405, 501));
        });
    }

    private void masterData() {
        List<JsonNode> customers = new ArrayList<>();
        point("gives all customers, page by page, each once", () -> {
            customers.addAll(walk("/customers", "number", 200));
            for (JsonNode one : customers) {
                ErpAnswers.customers(new ErpPage<>(List.of(as(one, ErpCustomer.class)), null));
            }
        });
        point("gives one customer as in the list", () -> {
            JsonNode some = any(customers, "customer");
            same(some, good(BridgeCalls.path("customers", some.path("number").asText())), "customer " + some.path("number"));
        });
        point("says that there is no such customer", () -> notFound("/customers/" + UNKNOWN));
        List<JsonNode> products = new ArrayList<>();
        point("gives all products, page by page, each once", () -> products.addAll(walk("/products", "code", 200)));
        point("finds products by a part of their name, capitals or not", () -> {
            JsonNode some = any(products, "product");
            for (String text : List.of(some.path("name").asText().toUpperCase(), some.path("code").asText().toLowerCase())) {
                require(walk("/products" + BridgeCalls.query(Map.of("text", text)), "code", 200).stream()
                        .anyMatch(found -> found.path("code").equals(some.path("code"))), "\"" + text + "\" does not find " + some.path("code"));
            }
            require(walk("/products?text=no%20product%20is%20called%20this", "code", 200).isEmpty(), "finds what is not there");
        });
        point("tells a customer's own prices, listed or asked one by one", () -> {
            needs(ErpCapability.PRICES);
            String customer = any(customers, "customer").path("number").asText();
            List<JsonNode> listed = walk(BridgeCalls.path("customers", customer, "prices"), "product", 200);
            JsonNode some = any(listed, "price");
            JsonNode asked = good("POST", BridgeCalls.path("customers", customer, "prices"),
                    Map.of("products", List.of(some.path("product").asText(), UNKNOWN)));
            require(asked.path("items").size() == 1, "asked for one product that is sold and one that is not, %d came"
                    .formatted(asked.path("items").size()));
            same(some, asked.path("items").get(0), "price of " + some.path("product"));
            ErpAnswers.prices(new ErpPage<>(List.of(as(some, ErpPrice.class)), null));
        });
        point("tells what a customer owes", () -> {
            needs(ErpCapability.CREDIT);
            String customer = any(customers, "customer").path("number").asText();
            ErpAnswers.credit(as(good(BridgeCalls.path("customers", customer, "credit")), ErpCredit.class));
            notFound("/customers/" + UNKNOWN + "/credit");
        });
        point("says that there is no such quote or order", () -> {
            notFound("/quotes/" + UNKNOWN);
            notFound("/orders/" + UNKNOWN);
        });
    }

    private void invoices() {
        List<JsonNode> all = new ArrayList<>();
        point("gives all receivables by due date, page by page, each once", () -> {
            needs(ErpCapability.RECEIVABLES);
            all.addAll(walk("/receivables", "id", 500));
            List<String> due = all.stream().map(one -> one.path("dueDate").asText()).toList();
            require(due.equals(due.stream().sorted().toList()), "not by due date");
        });
        point("gives the receivables of one customer, and they add up to what is owed", () -> {
            needs(ErpCapability.RECEIVABLES, ErpCapability.CREDIT);
            String customer = any(all, "receivable").path("customer").asText();
            List<JsonNode> own = walk("/receivables" + BridgeCalls.query(Map.of("customer", customer)), "id", 500);
            require(own.size() == all.stream().filter(one -> one.path("customer").asText().equals(customer)).count(),
                    "not the same as in the list of all");
            BigDecimal sum = own.stream().map(one -> new BigDecimal(one.path("open").asText())).reduce(BigDecimal.ZERO, BigDecimal::add);
            BigDecimal owed = new BigDecimal(good(BridgeCalls.path("customers", customer, "credit")).path("openReceivables").asText());
            require(sum.compareTo(owed) == 0, "customer %s owes %s, the receivables come to %s".formatted(customer, owed, sum));
        });
        point("gives what was due before a day", () -> {
            needs(ErpCapability.RECEIVABLES);
            String day = any(all, "receivable").path("dueDate").asText();
            String after = LocalDate.parse(day).plusDays(1).toString();
            List<JsonNode> before = walk("/receivables?dueBefore=" + after, "id", 500);
            require(before.size() == all.stream().filter(one -> one.path("dueDate").asText().compareTo(after) < 0).count(),
                    "another number of them than in the list of all");
        });
        point("shows an invoice that agrees with its receivable", () -> {
            needs(ErpCapability.RECEIVABLES, ErpCapability.INVOICES);
            JsonNode receivable = invoiced(all);
            String number = receivable.path("invoice").asText();
            JsonNode invoice = good(BridgeCalls.path("invoices", number));
            same(receivable.path("customer"), invoice.path("customer"), "customer of invoice " + number);
            ErpAnswers.invoice(number, Optional.of(as(invoice, ErpInvoice.class)));
            notFound("/invoices/" + UNKNOWN);
        });
        point("gives an invoice as a PDF", () -> {
            needs(ErpCapability.RECEIVABLES, ErpCapability.INVOICE_PDF);
            BridgeDocument.Exchange answer = read(BridgeCalls.path("invoices", invoiced(all).path("invoice").asText(), "pdf"));
            status(answer, 200);
            require(new String(answer.answer(), 0, Math.min(5, answer.answer().length), StandardCharsets.US_ASCII).equals("%PDF-"),
                    "not a PDF");
        });
    }

    private List<JsonNode> all() {
        return walk("/receivables", "id", 500);
    }

    private void changes() {
        point("tells what happened from now on, and where to go on", () -> {
            needs(ErpCapability.CHANGES);
            JsonNode begin = good("/changes?most=1");
            require(begin.path("events").isEmpty(), "facts from before, though no place was named");
            good("/changes" + BridgeCalls.query(Map.of("most", "500", "place", begin.path("place").asText())));
        });
        point("says so when it is asked for a place that is not in its history", () -> {
            needs(ErpCapability.CHANGES);
            BridgeDocument.Exchange answer = read("/changes" + BridgeCalls.query(Map.of("most", "1", "place", "a-place-that-nobody-gave")));
            status(answer, 200, 400, 404, 409, 410, 422);
            require(answer.status() != 200 || json(answer).path("lost").asBoolean(), "nothing new, it says, after a place that it never gave");
        });
    }

    private void quotes() {
        String order = settings.quotes().isEmpty() ? null : settings.quotes().get(0);
        String decline = settings.quotes().size() < 2 ? null : settings.quotes().get(1);
        String[] made = new String[1];
        ErpCommand accept = new ErpCommand("kit:" + UUID.randomUUID(), "bridge kit");
        Map<String, Object> agreed = Map.of("purchaseReference", "Kit №1");
        point("shows an open quote, its version in ETag too", () -> {
            needsQuote(order);
            BridgeDocument.Exchange answer = read(BridgeCalls.path("quotes", order));
            status(answer, 200);
            JsonNode quote = json(answer);
            require(quote.path("state").asText().equals("OPEN"), order + " is " + quote.path("state").asText() + "; name an open one");
            require(answer.answerHeaders().get("etag").equals("\"" + quote.path("version").asText() + "\""), "ETag is not the version");
            ErpAnswers.quote(order, Optional.of(as(quote, ErpQuote.class)));
        });
        point("refuses an acceptance of another version with 412", () -> {
            needsQuote(order);
            status(tell("acceptance", order, accept, "another-version", agreed), 412);
        });
        point("makes an order of an accepted quote", () -> {
            needsQuote(order);
            BridgeDocument.Exchange answer = tell("acceptance", order, accept, version(order), agreed);
            status(answer, 200);
            made[0] = json(answer).path("number").asText();
            require(json(answer).path("state").asText().equals("OPEN"), "the order is " + json(answer).path("state").asText());
            require(good(BridgeCalls.path("quotes", order)).path("state").asText().equals("ACCEPTED"), "the quote is not ACCEPTED");
            same(json(answer), good(BridgeCalls.path("orders", made[0])), "order " + made[0]);
        });
        point("gives the same order when the command comes again, and to anybody else", () -> {
            needsOrder(made[0]);
            String version = version(order);
            same(TextNode.valueOf(made[0]), json(tell("acceptance", order, accept, version, agreed)).path("number"), "order of the same command");
            ErpCommand other = new ErpCommand("kit:" + UUID.randomUUID(), "bridge kit");
            same(TextNode.valueOf(made[0]), json(tell("acceptance", order, other, version, agreed)).path("number"), "order of another command");
        });
        point("refuses a key that was used for something else with 422", () -> {
            needsOrder(made[0]);
            BridgeDocument.Exchange answer = tell("acceptance", order, accept, version(order), Map.of("purchaseReference", "Kit 2"));
            status(answer, 422);
            require(json(answer).path("code").asText().equals("key-reused"), "the code is not key-reused");
        });
        point("confirms an order with a promised day, once", () -> {
            needs(ErpCapability.CONFIRM_ORDER);
            needsOrder(made[0]);
            ErpCommand confirm = new ErpCommand("kit:" + UUID.randomUUID(), "bridge kit");
            JsonNode first = json(sent("PUT", BridgeCalls.path("orders", made[0], "confirmation"), confirm, null, null));
            require(first.path("state").asText().equals("CONFIRMED") && first.hasNonNull("promisedDate"), "not confirmed with a day");
            JsonNode again = json(sent("PUT", BridgeCalls.path("orders", made[0], "confirmation"), confirm, null, null));
            same(first.path("promisedDate"), again.path("promisedDate"), "promised day");
        });
        point("tells what came of an order, line by line", () -> {
            needs(ErpCapability.RETURNS);
            needsOrder(made[0]);
            JsonNode page = good(BridgeCalls.path("orders", made[0], "delivered"));
            require(page.path("items").size() == good(BridgeCalls.path("orders", made[0])).path("lines").size(), "another number of lines");
            notFound("/returns/" + UNKNOWN);
        });
        point("shows the lines of an invoice, and credits none that is not there", () -> {
            needs(ErpCapability.CREDIT_NOTES, ErpCapability.RECEIVABLES);
            String invoice = invoiced(all()).path("invoice").asText();
            BridgeDocument.Exchange lines = read(BridgeCalls.path("invoices", invoice, "lines"));
            status(lines, 200, 404);
            status(sent("POST", "/credit-notes", new ErpCommand("kit:" + UUID.randomUUID(), "bridge kit"), null,
                    new ErpCreditRequest(UNKNOWN, "kit", "kit", List.of(ErpCreditRequest.Line.of(1, BigDecimal.ONE)))), 404, 422);
        });
        point("declines a quote, once, and orders it no more", () -> {
            needs(ErpCapability.DECLINE_QUOTE);
            needsQuote(decline);
            ErpCommand command = new ErpCommand("kit:" + UUID.randomUUID(), "bridge kit");
            status(tell("refusal", decline, command, null, Map.of("reason", "Te duur: «nee»")), 204);
            status(tell("refusal", decline, command, null, Map.of("reason", "Te duur: «nee»")), 204);
            require(good(BridgeCalls.path("quotes", decline)).path("state").asText().equals("DECLINED"), "the quote is not DECLINED");
            status(tell("acceptance", decline, new ErpCommand("kit:" + UUID.randomUUID(), "bridge kit"), version(decline), agreed), 409);
        });
    }

    private void point(String name, Check check) {
        try {
            check.run();
            points.add(new Point(name, Outcome.HOLDS, ""));
        } catch (NotTried why) {
            points.add(new Point(name, Outcome.NOT_TRIED, why.getMessage()));
        } catch (Exception wrong) {
            points.add(new Point(name, Outcome.FAILS, wrong.getMessage() == null ? wrong.toString() : wrong.getMessage()));
        }
    }

    private void needs(ErpCapability... wanted) {
        for (ErpCapability one : wanted) {
            if (!abilities.contains(one.name())) {
                throw new NotTried("it does not name " + one);
            }
        }
    }

    private static void needsQuote(String number) {
        if (number == null) {
            throw new NotTried("name open quotes that may be used up: -Dkapstok.bridge.quotes=first,second");
        }
    }

    private static void needsOrder(String number) {
        if (number == null) {
            throw new NotTried("there is no order of the kit");
        }
    }

    private List<JsonNode> walk(String path, String id, int most) {
        List<JsonNode> all = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        String cursor = null;
        for (int pages = 0; pages < MOST_PAGES; pages++) {
            String address = cursor == null ? path
                    : path + (path.contains("?") ? "&" : "?") + BridgeCalls.query(Map.of("cursor", cursor)).substring(1);
            JsonNode page = good(address);
            require(page.path("items").size() <= most, "more than " + most + " on a page");
            page.path("items").forEach(item -> {
                require(seen.add(item.path(id).asText()), item.path(id).asText() + " comes twice");
                all.add(item);
            });
            cursor = page.path("next").asText(null);
            if (cursor == null) {
                return all;
            }
        }
        throw new Fault("no last page after " + MOST_PAGES);
    }

    private static JsonNode any(List<JsonNode> items, String what) {
        return items.stream().findFirst().orElseThrow(() -> new NotTried("it has no " + what));
    }

    private static JsonNode invoiced(List<JsonNode> receivables) {
        return receivables.stream().filter(one -> one.hasNonNull("invoice")).findFirst()
                .orElseThrow(() -> new NotTried("it has no receivable of an invoice"));
    }

    private String version(String quote) {
        return good(BridgeCalls.path("quotes", quote)).path("version").asText();
    }

    private void notFound(String path) {
        BridgeDocument.Exchange answer = read(path);
        status(answer, 404);
        require(json(answer).path("code").asText().equals("not-found"), answer + " without the code not-found");
    }

    private JsonNode good(String path) {
        BridgeDocument.Exchange answer = read(path);
        status(answer, 200);
        return json(answer);
    }

    private JsonNode good(String method, String path, Object content) {
        BridgeDocument.Exchange answer = call(method, path, settings.token(), Map.of(), content);
        status(answer, 200);
        return json(answer);
    }

    private BridgeDocument.Exchange read(String path) {
        return call("GET", path, settings.token(), Map.of(), null);
    }

    private BridgeDocument.Exchange tell(String what, String quote, ErpCommand command, String version, Object content) {
        return sent("PUT", BridgeCalls.path("quotes", quote, what), command, version, content);
    }

    private BridgeDocument.Exchange sent(String method, String path, ErpCommand command, String version, Object content) {
        Map<String, String> headers = new HashMap<>(Map.of("Idempotency-Key", command.key(), "Kapstok-Actor", "bridge%20kit"));
        if (version != null) {
            headers.put("If-Match", "\"" + version + "\"");
        }
        return call(method, path, settings.token(), headers, content);
    }

    private BridgeDocument.Exchange call(String method, String path, String token, Map<String, String> headers, Object content) {
        try {
            byte[] body = content == null ? new byte[0] : BridgeJson.MAPPER.writeValueAsBytes(content);
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(settings.url().replaceAll("/+$", "") + path))
                    .timeout(Duration.ofSeconds(30))
                    .method(method, content == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofByteArray(body));
            if (token != null) {
                request.header("Authorization", "Bearer " + token);
            }
            if (content != null) {
                request.header("Content-Type", "application/json");
            }
            headers.forEach(request::header);
            HttpResponse<byte[]> response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            Map<String, String> answered = new HashMap<>();
            response.headers().map().forEach((name, values) -> answered.put(name.toLowerCase(), values.get(0)));
            String[] parts = path.split("\\?", 2);
            return new BridgeDocument.Exchange(method, parts[0], BridgeDocument.query(parts.length > 1 ? parts[1] : null), Map.of(), body,
                    response.statusCode(), answered, response.body());
        } catch (IOException away) {
            throw new Fault(method + " " + path + ": " + away);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Fault("interrupted");
        }
    }

    /** That status, and the answer as published. */
    private void status(BridgeDocument.Exchange answer, Integer... expected) {
        require(List.of(expected).contains(answer.status()), answer + " instead of " + List.of(expected));
        List<String> faults = answer.status() == 401 || answer.status() == 403 ? List.of() : document.faultsOfAnswer(answer);
        require(faults.isEmpty(), answer + ": " + String.join("; ", faults));
    }

    private static JsonNode json(BridgeDocument.Exchange answer) {
        try {
            return BridgeJson.MAPPER.readTree(answer.answer());
        } catch (IOException notJson) {
            throw new Fault(answer + " is not JSON");
        }
    }

    private static <T> T as(JsonNode answer, Class<T> type) throws IOException {
        return BridgeJson.MAPPER.treeToValue(answer, type);
    }

    private static void same(JsonNode one, JsonNode other, String what) {
        require(one.equals(other), what + " is told differently: " + one + " and " + other);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new Fault(otherwise);
        }
    }
}
