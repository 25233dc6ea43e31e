package eu.kapstok.forms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What somebody with bad intentions, or a broken program, sends to a form of ours. */
public final class HostileAnswers {

    /** What is typed into a field of a customer's form that asks for none of these. */
    public static final List<String> TYPED = List.of("a\u0000b", "1e309", "NaN", "-1", "2026-02-31", "31 februari", "nobody", "${7*7}", "#{7*7}",
            "[1,2]", "{\"a\":1}", "<script>alert(1)</script>", "\u202Eesrever", "x".repeat(1_000_000));

    public static final int TEN_MEGABYTES = 10_000_000;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> ASKING = Set.of("radio", "select", "textfield", "textarea", "number", "datetime", "checkbox");
    private static final String FOREIGN = "\"customerGroup\": {\"value\": \"customer.C1\"}, \"approverGroups\": {\"value\": \"\"}, "
            + "\"outcome\": {\"value\": \"ordered\"}, \"checkGroups\": {\"value\": \"\"}, \"note.inner\": {\"value\": \"x\"}, "
            + "\"toString\": {\"value\": \"x\"}";

    /** Not of any kind that a form asks for. */
    private static final List<String> OF_NO_KIND = List.of("[\"a\", \"b\"]", "{\"a\": {\"b\": 1}}", "1e309", "\"a\\u0000b\"");
    private static final Map<String, List<String>> NOT_OF_THAT_KIND = Map.of(
            "radio", List.of("\"nobody\"", "true", "\"${approved}\"", "\" \""),
            "select", List.of("\"nobody\"", "true", "\"#{approved}\"", "\"1' or '1'='1\""),
            "datetime", List.of("\"2026-02-31\"", "\"1e309\"", "\"31/02/2026\"", "\"1999-01-01\"", "\"+999999999-12-31\"", "20261231"),
            "number", List.of("\"NaN\"", "\"1e309\"", "-1", "0", "99999999999999999999999999", "\"1,5x\"", "true"),
            "textarea", List.of("true"),
            "textfield", List.of("true"));

    /** @param taken what a field of its kind seldom takes, and this one does */
    private record Field(String key, String type, String label, Set<String> taken) {
    }

    private HostileAnswers() {
    }

    /** Names of the forms in a folder that our own people fill in, or of those that customers do. */
    public static Set<String> shipped(String folder, Set<String> customers, boolean wanted) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("forms", folder))) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".form"))
                    .map(name -> name.replace(".form", "")).filter(name -> customers.contains(name) == wanted).collect(Collectors.toSet());
        }
    }

    /**
     * Sends all of it to each field of a task of our own people, and fails where anything of it is taken.
     *
     * @param needed answers beside which a field is asked for, as JSON
     */
    public static void send(EngineRest rest, String task, String folder, String form, Map<String, Map<String, String>> needed) throws IOException {
        send(rest, sent -> "/task/" + task + (sent % 2 == 0 ? "/submit-form" : "/complete"), folder, form, needed);
    }

    /** Sends all of it to each field of the form that begins a process, and fails where one begins. */
    public static void begin(EngineRest rest, String process, String folder, String form, Map<String, Map<String, String>> needed) throws IOException {
        send(rest, sent -> "/process-definition/key/" + process + "/submit-form", folder, form, needed);
    }

    private static void send(EngineRest rest, IntFunction<String> road, String folder, String form, Map<String, Map<String, String>> needed)
            throws IOException {
        int sent = 0;
        for (Field field : fields(folder, form)) {
            Map<String, String> answers = new LinkedHashMap<>(needed.getOrDefault(field.key(), Map.of()));
            for (String value : hostile(field, sent == 0)) {
                answers.put(field.key(), value);
                String body = "{\"variables\": {" + answers.entrySet().stream().map(answer -> "\"%s\": {\"value\": %s}"
                        .formatted(answer.getKey(), answer.getValue())).collect(Collectors.joining(", ")) + ", " + FOREIGN + "}}";
                EngineRest.Answer answer = rest.call("POST", road.apply(sent++), body);

                String what = "%s of %s: %.60s → %.300s".formatted(field.key(), form, value, answer);
                assertThat(answer.status()).as(what).isEqualTo(400);
                assertThat(answer.message()).as(what).contains(field.label());
                assertThat(answer.body().toString()).as(what).doesNotContain("\\tat ", "NullPointer", "ClassCast");
            }
        }
        assertThat(sent).as(form).isPositive();
    }

    /** @param huge whether the longest text is among them; for one field of each form */
    private static List<String> hostile(Field field, boolean huge) {
        List<String> values = new ArrayList<>(OF_NO_KIND);
        values.addAll(NOT_OF_THAT_KIND.getOrDefault(field.type(), List.of()));
        values.removeAll(field.taken());
        values.add("\"" + "x".repeat(huge ? TEN_MEGABYTES : TEN_MEGABYTES / 100) + "\"");
        return field.type().startsWith("text") ? values.stream().filter(value -> !value.equals("true") && !value.equals("1e309")).toList()
                : values;
    }

    private static List<Field> fields(String folder, String form) throws IOException {
        List<Field> fields = new ArrayList<>();
        collect(JSON.readTree(Files.readString(Path.of("forms", folder, form + ".form"))).path("components"), fields);
        return fields;
    }

    private static Set<String> taken(JsonNode field) {
        boolean zero = field.path("type").asText().equals("number") && field.path("validate").path("min").asInt(1) <= 0;
        boolean past = field.path("type").asText().equals("datetime") && !field.path("disallowPassedDates").asBoolean();
        return zero ? Set.of("0") : past ? Set.of("\"1999-01-01\"") : Set.of();
    }

    private static void collect(JsonNode components, List<Field> fields) {
        for (JsonNode one : components) {
            if (one.has("key") && !one.path("readonly").asBoolean() && ASKING.contains(one.path("type").asText())) {
                String label = one.path("label").asText(one.path("dateLabel").asText());
                fields.add(new Field(one.path("key").asText(), one.path("type").asText(), label.contains("{{") ? "" : label, taken(one)));
            }
            collect(one.path("components"), fields);
        }
    }
}
