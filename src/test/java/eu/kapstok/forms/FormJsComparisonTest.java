package eu.kapstok.forms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import eu.kapstok.forms.ComparedForms.ComparedForm;
import eu.kapstok.forms.FormJsDifference.Found;
import eu.kapstok.forms.FormJsDifference.Kind;
import eu.kapstok.forms.FormRefused.Problem;
import eu.kapstok.forms.FormValidator.Judged;
import eu.kapstok.testing.Browser;
import eu.kapstok.testing.Judge;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What our server says of forms and inputs, beside what form-js, which draws them in Tasklist and plays them in Modeler, says
 * of the same ones. Where we differ on purpose the difference has a name in {@link FormJsDifference}.
 */
class FormJsComparisonTest {

    private static final String FORM_JS = "target/judges/node_modules/@bpmn-io/form-js/dist/form-viewer.umd.js";
    private static final int MOST_INPUTS = 10;
    private static final int LEAST_FORMS = 60;
    private static final int LEAST_INPUTS = 1_500;
    private static final int FORMS_AT_ONCE = 20;

    private record Round(ComparedForm compared, ObjectNode display, List<ObjectNode> inputs) {

        ObjectNode json() {
            ObjectNode json = ComparedForms.JSON.createObjectNode();
            json.set("schema", compared.file());
            json.set("display", display);
            json.putArray("inputs").addAll(inputs.stream().map(input -> ComparedInputs.asDrawn(compared.form(), input)).toList());
            return json;
        }
    }

    private final Map<FormJsDifference, Integer> explained = new EnumMap<>(FormJsDifference.class);
    private final List<String> unexplained = new ArrayList<>();
    private int agreed;
    private int differing;

    @Test
    void serverAndFormJsSayTheSameOfEveryFormAndInput() throws IOException {
        Path judge = Judge.requireFile(FORM_JS);
        List<ComparedForm> forms = ComparedForms.all();
        List<Round> rounds = new ArrayList<>();
        for (ComparedForm form : forms) {
            for (ObjectNode display : form.displays()) {
                rounds.add(new Round(form, display, ComparedInputs.of(form, display, Math.max(5, MOST_INPUTS / form.displays().size()))));
            }
        }
        int inputs = rounds.stream().mapToInt(round -> round.inputs().size()).sum();

        List<JsonNode> verdicts = ask(judge, rounds);
        for (int place = 0; place < rounds.size(); place++) {
            compare(rounds.get(place), verdicts.get(place));
        }

        System.out.println("Compared with form-js 1.8.7: " + forms.size() + " forms, " + inputs + " inputs, " + agreed + " said the same, " + differing
                + " with explained differences " + explained);
        assertThat(unexplained).as("differences from form-js that have no name").isEmpty();
        assertThat(explained).as("differences that no longer occur").containsOnlyKeys(FormJsDifference.values());
        assertThat(Files.readString(Path.of("forms/README.md"))).contains(List.of(FormJsDifference.values()).stream().map(one -> "`" + one + "`").toList());
        assertThat(forms).hasSizeGreaterThanOrEqualTo(LEAST_FORMS);
        assertThat(inputs).isGreaterThanOrEqualTo(LEAST_INPUTS);
    }

    private static List<JsonNode> ask(Path judge, List<Round> rounds) throws IOException {
        String driver = new String(FormJsComparisonTest.class.getResourceAsStream("/comparison/form-js.js").readAllBytes(), StandardCharsets.UTF_8);
        List<JsonNode> verdicts = new ArrayList<>();
        try (Playwright playwright = Browser.playwright();
             BrowserContext window = Browser.chromium(playwright).newContext(new NewContextOptions().setTimezoneId("Europe/Brussels").setLocale("en-GB"))) {
            Page page = window.newPage();
            page.clock().setFixedTime(SampleForm.CLOCK.millis());
            page.setContent("<!DOCTYPE html><title>form-js</title>");
            page.addScriptTag(new Page.AddScriptTagOptions().setContent(driver));
            page.evaluate("script => kapstokJudge.learn(script)", Files.readString(judge));
            for (int first = 0; first < rounds.size(); first += FORMS_AT_ONCE) {
                ArrayNode cases = ComparedForms.JSON.createArrayNode();
                rounds.subList(first, Math.min(rounds.size(), first + FORMS_AT_ONCE)).forEach(round -> cases.add(round.json()));
                String said = (String) page.evaluate("async cases => JSON.stringify(await kapstokJudge.judge(JSON.parse(cases)))", cases.toString());
                ComparedForms.JSON.readTree(said).forEach(verdicts::add);
            }
        }
        return verdicts;
    }

    private void compare(Round round, JsonNode verdict) {
        Form form = round.compared().form();
        for (int place = 0; place < round.inputs().size(); place++) {
            ObjectNode input = round.inputs().get(place);
            FormState state = filledIn(form, round.display(), input);
            List<Found> found = differences(state, input, verdict.path("inputs").path(place));
            String where = round.compared().name() + " with " + round.display() + ", filled in " + shortened(input) + ": ";
            for (Found one : found) {
                FormJsDifference.of(one).ifPresentOrElse(name -> explained.merge(name, 1, Integer::sum),
                        () -> unexplained.add(where + one));
            }
            agreed += found.isEmpty() ? 1 : 0;
            differing += found.isEmpty() ? 0 : 1;
        }
    }

    private static String shortened(JsonNode input) {
        String text = input.toString();
        return text.length() > 300 ? text.substring(0, 300) + "…" : text;
    }

    /** As it comes in from a program; what was not touched stays as it was given. */
    private static FormState filledIn(Form form, ObjectNode display, ObjectNode input) {
        Map<String, Object> given = ComparedForms.JSON.convertValue(display, Map.class);
        Map<String, Object> sent = new LinkedHashMap<>();
        input.fields().forEachRemaining(field -> put(sent, field.getKey(), ComparedForms.JSON.convertValue(field.getValue(), Object.class)));
        Map<String, Object> answers = new HashMap<>();
        for (Field field : new FormState(form, given, null, Language.EN, SampleForm.FEEL).all()) {
            boolean touched = input.properties().stream().anyMatch(one -> field.name().equals(one.getKey()) || field.name().startsWith(one.getKey() + "."));
            if (!touched) {
                answers.put(field.name(), Answers.UNTOUCHED);
            }
        }
        Map<String, Object> read = Answers.submitted(form, sent).values();
        read.forEach((name, value) -> {
            if (input.properties().stream().anyMatch(one -> name.equals(one.getKey()) || name.startsWith(one.getKey() + "."))) {
                answers.put(name, value);
            }
        });
        return new FormState(form, given, answers, Language.EN, SampleForm.FEEL);
    }

    @SuppressWarnings("unchecked")
    private static void put(Map<String, Object> values, String name, Object value) {
        Map<String, Object> inner = values;
        String[] names = name.split("\\.");
        for (int place = 0; place < names.length - 1; place++) {
            inner = (Map<String, Object>) inner.computeIfAbsent(names[place], any -> new LinkedHashMap<>());
        }
        inner.put(names[names.length - 1], value);
    }

    private static List<Found> differences(FormState state, ObjectNode input, JsonNode theirs) {
        Judged judged = SampleForm.VALIDATOR.validate(state);
        Map<String, String> problems = new HashMap<>();
        for (Problem problem : judged.problems()) {
            problems.putIfAbsent(problem.field(), problem.messageKey());
        }
        if (theirs.has("failed")) {
            return problems.isEmpty() ? List.of(new Found(null, state, input, Kind.BROKEN, "null", theirs.path("failed").asText())) : List.of();
        }
        Set<String> shown = new HashSet<>();
        theirs.path("visible").forEach(place -> shown.add(place.asText()));
        JsonNode values = ComparedForms.JSON.valueToTree(texts(judged.values()));
        List<Found> found = new ArrayList<>();
        for (Field field : state.all()) {
            String place = place(field);
            JsonNode filledIn = at(input, field.name());
            String ours = problems.get(field.name());
            String their = theirs.path("errors").path(place).asText("");
            JsonNode our = at(values, field.name());
            JsonNode submitted = at(theirs.path("submitted"), field.name());
            if (shown.contains(place) != field.isVisible()) {
                found.add(new Found(field, state, filledIn, Kind.SHOWN, String.valueOf(field.isVisible()), String.valueOf(shown.contains(place))));
            } else if ((ours != null) != !their.isEmpty()) {
                found.add(new Found(field, state, filledIn, Kind.REFUSED, String.valueOf(ours), their));
            } else if (ours == null && field.component().isKeyed() && field.isVisible() && !FormJsDifference.same(our, submitted)) {
                found.add(new Found(field, state, filledIn, Kind.VALUE, our.toString(), submitted.toString()));
            }
        }
        return found;
    }

    /** The component and the numbers of the rows that it stands in. */
    private static String place(Field field) {
        StringBuilder place = new StringBuilder();
        for (Field.Row row = field.row(); row != null; row = row.list().row()) {
            place.insert(0, "/" + row.index());
        }
        return field.component().id() + place;
    }

    private static JsonNode at(JsonNode values, String name) {
        for (Map.Entry<String, JsonNode> entry : values.properties()) {
            if (name.equals(entry.getKey())) {
                return entry.getValue();
            } else if (entry.getKey().contains(".") && name.startsWith(entry.getKey() + ".")) {
                return at(entry.getValue(), name.substring(entry.getKey().length() + 1));
            }
        }
        JsonNode at = values;
        for (String part : name.split("\\.")) {
            at = at.isArray() && part.matches("\\d+") ? at.path(Integer.parseInt(part)) : at.path(part);
        }
        return at;
    }

    private static Object texts(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> texts = new LinkedHashMap<>();
            map.forEach((name, inner) -> texts.put(name, texts(inner)));
            return texts;
        } else if (value instanceof List<?> list) {
            return list.stream().map(FormJsComparisonTest::texts).toList();
        }
        return value instanceof LocalDate ? value.toString() : value;
    }
}
