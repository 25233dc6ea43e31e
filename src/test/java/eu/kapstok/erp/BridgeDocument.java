package eu.kapstok.erp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The published document as a judge of what goes over the line. */
class BridgeDocument {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

    /**
     * A call and its answer.
     *
     * @param path below the bridge's address, as it was sent
     * @param headers by name in small letters, as {@code answerHeaders}
     */
    record Exchange(String method, String path, Map<String, String> query, Map<String, String> headers, byte[] content, int status,
                    Map<String, String> answerHeaders, byte[] answer) {

        @Override
        public String toString() {
            return method + " " + path + " " + status;
        }
    }

    private final JsonNode document;
    private final Map<String, JsonSchema> schemas = new ConcurrentHashMap<>();

    BridgeDocument() {
        try (InputStream file = new ClassPathResource("erp-bridge/openapi.yaml").getInputStream()) {
            document = JSON.valueToTree(new Yaml(new SafeConstructor(new LoaderOptions())).load(file));
        } catch (IOException unreadable) {
            throw new IllegalStateException("The document cannot be read", unreadable);
        }
    }

    /** The operation's id in the document, such as {@code acceptQuote}. */
    Optional<String> operation(String method, String path) {
        return find(method, path).map(operation -> operation.path("operationId").asText());
    }

    /** Every operation's id. */
    List<String> operations() {
        return StreamSupport.stream(document.path("paths").spliterator(), false)
                .flatMap(path -> StreamSupport.stream(path.spliterator(), false))
                .filter(operation -> operation.has("operationId")).map(operation -> operation.path("operationId").asText()).toList();
    }

    /** The abilities that operations belong to. */
    List<String> abilities() {
        return document.path("paths").findValuesAsText("x-capability").stream().distinct().toList();
    }

    /** What of it is not as the document says, in words. */
    List<String> faults(Exchange exchange) {
        Optional<JsonNode> found = find(exchange.method(), exchange.path());
        if (found.isEmpty()) {
            return List.of(exchange + ": not in the document");
        }
        List<String> faults = new ArrayList<>();
        faults.addAll(faultsOfCall(found.get(), exchange));
        faults.addAll(faultsOfAnswer(found.get(), exchange));
        return faults.stream().map(fault -> exchange + ": " + fault).toList();
    }

    /** What of the answer is not as the document says, whatever was asked. */
    List<String> faultsOfAnswer(Exchange exchange) {
        return find(exchange.method(), exchange.path()).map(operation -> faultsOfAnswer(operation, exchange))
                .orElse(List.of("not in the document"));
    }

    private List<String> faultsOfCall(JsonNode operation, Exchange exchange) {
        List<String> faults = new ArrayList<>();
        if (!exchange.headers().getOrDefault("authorization", "").startsWith("Bearer ")) {
            faults.add("no token");
        }
        List<JsonNode> parameters = parameters(operation, exchange.path());
        for (JsonNode parameter : parameters) {
            String name = parameter.path("name").asText();
            String value = switch (parameter.path("in").asText()) {
                case "query" -> exchange.query().get(name);
                case "header" -> exchange.headers().get(name.toLowerCase());
                default -> null;
            };
            if (value == null && parameter.path("required").asBoolean() && !parameter.path("in").asText().equals("path")) {
                faults.add(name + " is missing");
            } else if (value != null) {
                faults.addAll(against(parameter.path("schema"), typed(parameter, value), name));
            }
        }
        exchange.query().keySet().stream().filter(name -> parameters.stream().noneMatch(one -> one.path("name").asText().equals(name)))
                .forEach(unknown -> faults.add(unknown + " is not in the document"));
        JsonNode body = resolved(operation.path("requestBody"));
        if (body.isMissingNode()) {
            if (exchange.content().length > 0) {
                faults.add("a content that the document does not know");
            }
        } else {
            faults.addAll(content(body, exchange.headers().get("content-type"), exchange.content(), "content"));
        }
        return faults;
    }

    private List<String> faultsOfAnswer(JsonNode operation, Exchange exchange) {
        JsonNode responses = operation.path("responses");
        String status = String.valueOf(exchange.status());
        JsonNode response = resolved(responses.has(status) ? responses.path(status) : responses.path("default"));
        if (exchange.status() < 400 && !responses.has(status)) {
            return List.of("the document knows no answer " + status);
        }
        List<String> faults = new ArrayList<>();
        response.path("headers").fields().forEachRemaining(header -> {
            String value = exchange.answerHeaders().get(header.getKey().toLowerCase());
            JsonNode described = resolved(header.getValue());
            if (value == null) {
                faults.add(header.getKey() + " is missing");
            } else {
                faults.addAll(against(described.path("schema"), TextNode.valueOf(value), header.getKey()));
            }
        });
        if (!response.has("content")) {
            if (exchange.answer().length > 0) {
                faults.add("an answer where the document knows none");
            }
            return faults;
        }
        faults.addAll(content(response, exchange.answerHeaders().get("content-type"), exchange.answer(), "answer"));
        return faults;
    }

    private List<String> content(JsonNode described, String type, byte[] bytes, String what) {
        String plain = type == null ? "nothing" : type.split(";")[0].strip();
        JsonNode media = described.path("content").path(plain);
        if (media.isMissingNode()) {
            return List.of(what + " is " + plain + " instead of " + String.join(", ",
                    (Iterable<String>) () -> described.path("content").fieldNames()));
        }
        if (!media.has("schema")) {
            return List.of();
        }
        try {
            return against(media.path("schema"), JSON.readTree(bytes), what);
        } catch (IOException notJson) {
            return List.of(what + " is not JSON");
        }
    }

    private List<String> against(JsonNode schema, JsonNode value, String what) {
        JsonSchema rules = schemas.computeIfAbsent(schema.toString(), key -> {
            ObjectNode all = JSON.createObjectNode();
            all.putArray("allOf").add(schema);
            all.set("components", document.path("components"));
            return SCHEMAS.getSchema(all);
        });
        return rules.validate(value).stream().map(message -> what + " " + message.getMessage()).toList();
    }

    private List<JsonNode> parameters(JsonNode operation, String path) {
        List<JsonNode> parameters = new ArrayList<>();
        item(path).ifPresent(item -> item.path("parameters").forEach(one -> parameters.add(resolved(one))));
        operation.path("parameters").forEach(one -> parameters.add(resolved(one)));
        return parameters;
    }

    private Optional<JsonNode> find(String method, String path) {
        return item(path).map(item -> item.path(method.toLowerCase())).filter(Predicate.not(JsonNode::isMissingNode));
    }

    private Optional<JsonNode> item(String path) {
        String[] sent = path.split("/");
        return StreamSupport.stream(((Iterable<Map.Entry<String, JsonNode>>) () -> document.path("paths").fields()).spliterator(), false)
                .filter(entry -> fits(entry.getKey().split("/"), sent)).map(Map.Entry::getValue).findFirst();
    }

    private static boolean fits(String[] template, String[] sent) {
        return template.length == sent.length && IntStream.range(0, sent.length)
                .allMatch(i -> template[i].startsWith("{") || template[i].equals(sent[i]));
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
    }

    private static JsonNode typed(JsonNode parameter, String value) {
        boolean number = parameter.path("schema").path("type").asText().equals("integer") && value.matches("\\d{1,9}");
        return number ? IntNode.valueOf(Integer.parseInt(value)) : TextNode.valueOf(value);
    }

    static Map<String, String> query(String raw) {
        if (raw == null || raw.isEmpty()) {
            return Map.of();
        }
        return Arrays.stream(raw.split("&")).map(pair -> pair.split("=", 2)).collect(Collectors.toMap(pair -> pair[0],
                pair -> URLDecoder.decode(pair.length > 1 ? pair[1] : "", StandardCharsets.UTF_8)));
    }
}
