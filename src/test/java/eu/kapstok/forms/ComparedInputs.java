package eu.kapstok.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import eu.kapstok.forms.ComparedForms.ComparedForm;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/** What people and programs could fill into a form: what fits, what just does not, and nonsense; always the same for a form. */
final class ComparedInputs {

    private static final int MOST_PER_FIELD = 24;
    private static final int AT_RANDOM = 4;

    private final Form form;
    private final ObjectNode display;
    private final Random dice;

    private ComparedInputs(Form form, ObjectNode display, long seed) {
        this.form = form;
        this.display = display;
        this.dice = new Random(seed);
    }

    /** New values by the names of inputs and lists; null for what is left empty, no name for what stays as it was. */
    static List<ObjectNode> of(ComparedForm compared, ObjectNode display, int most) {
        ComparedInputs inputs = new ComparedInputs(compared.form(), display, compared.name().hashCode() * 31L + display.hashCode());
        List<ObjectNode> all = new ArrayList<>(compared.inputs());
        all.addAll(inputs.generated(most));
        return all;
    }

    /** As the fields of form-js hold them: what is left empty is a text without a letter, no choice at all or not ticked. */
    static ObjectNode asDrawn(Form form, ObjectNode input) {
        return asDrawn(form.components(), input);
    }

    private static ObjectNode asDrawn(List<FormComponent> components, ObjectNode input) {
        ObjectNode drawn = input.deepCopy();
        fields(components).filter(field -> drawn.has(field.name())).forEach(field -> {
            JsonNode value = drawn.path(field.name());
            if (value.isArray() && field.type() == FormComponent.Type.DYNAMICLIST) {
                ArrayNode rows = ComparedForms.JSON.createArrayNode();
                value.forEach(row -> rows.add(row.isObject() ? asDrawn(field.children(), (ObjectNode) row) : row));
                drawn.set(field.name(), rows);
            } else if (value.isNull() && field.isText()) {
                drawn.put(field.name(), "");
            } else if (value.isNull() && field.type() == FormComponent.Type.CHECKBOX) {
                drawn.put(field.name(), false);
            } else if (value.isNull() && field.isMany()) {
                drawn.putArray(field.name());
            }
        });
        return drawn;
    }

    private List<ObjectNode> generated(int most) {
        List<ObjectNode> inputs = new ArrayList<>();
        inputs.add(node());
        ObjectNode nothing = node();
        fields().filter(FormComponent::isInput).forEach(field -> nothing.set(field.name(), null));
        inputs.add(nothing);
        for (FormComponent field : fields().toList()) {
            List<JsonNode> tries = field.type() == FormComponent.Type.DYNAMICLIST ? lists(field) : tries(field);
            for (JsonNode one : tries.stream().limit(MOST_PER_FIELD).toList()) {
                ObjectNode input = fitting();
                input.set(field.name(), one);
                inputs.add(input);
            }
        }
        while (inputs.size() > most) {
            inputs.remove(2 + dice.nextInt(inputs.size() - 2));
        }
        for (int time = 0; time < AT_RANDOM; time++) {
            ObjectNode input = node();
            fields().forEach(field -> input.set(field.name(), any(field)));
            inputs.add(input);
        }
        return inputs;
    }

    private Stream<FormComponent> fields() {
        return fields(form.components());
    }

    private static Stream<FormComponent> fields(List<FormComponent> components) {
        return components.stream().flatMap(component -> component.type() == FormComponent.Type.GROUP ? fields(component.children())
                : component.type() == FormComponent.Type.DYNAMICLIST || component.isInput() && !component.isFixed() ? Stream.of(component)
                : Stream.empty());
    }

    private ObjectNode fitting() {
        ObjectNode input = node();
        fields().forEach(field -> input.set(field.name(), fitting(field)));
        return input;
    }

    private JsonNode fitting(FormComponent field) {
        if (field.type() == FormComponent.Type.DYNAMICLIST) {
            return rows(field, false, dice.nextInt(3));
        }
        List<JsonNode> fit = fits(field);
        return fit.isEmpty() ? null : fit.get(dice.nextInt(fit.size()));
    }

    private JsonNode any(FormComponent field) {
        if (field.type() == FormComponent.Type.DYNAMICLIST) {
            return rows(field, true, dice.nextInt(4));
        }
        List<JsonNode> tries = tries(field);
        return dice.nextInt(3) == 0 ? tries.get(dice.nextInt(tries.size())) : fitting(field);
    }

    private List<JsonNode> lists(FormComponent list) {
        List<JsonNode> tries = new ArrayList<>();
        for (int rows = 0; rows < 4; rows++) {
            tries.add(rows(list, false, rows));
            tries.add(rows(list, true, rows));
            tries.add(rows(list, true, rows));
        }
        return tries;
    }

    /** Where rows cannot be added they are as many as at first. */
    private ArrayNode rows(FormComponent list, boolean any, int wished) {
        JsonNode given = display.at("/" + list.name().replace('.', '/'));
        int count = list.isAddRemove() ? wished : given.isArray() ? given.size() : list.rowsAtFirst();
        ArrayNode rows = ComparedForms.JSON.createArrayNode();
        for (int place = 0; place < count; place++) {
            ObjectNode row = rows.addObject();
            for (FormComponent field : fields(list.children()).toList()) {
                JsonNode value = any ? any(field) : fitting(field);
                ObjectNode at = row;
                for (String name : field.path().subList(0, field.path().size() - 1)) {
                    at = at.withObject("/" + name);
                }
                at.set(field.path().get(field.path().size() - 1), value);
            }
        }
        return rows;
    }

    private List<JsonNode> fits(FormComponent field) {
        return switch (field.type()) {
            case TEXTFIELD, TEXTAREA -> texts(field.json().has("validate") && field.rule("validationType").asText().equals("email")
                    ? List.of("anna@example.org") : field.rule("validationType").asText().equals("phone") ? List.of("+3232221100")
                    : List.of("abcd", "Anna"));
            case NUMBER -> numbers(field, "4", "3", "10");
            case CHECKBOX -> values(List.of(true, false));
            case DATE -> texts(List.of("2026-12-24", "2027-02-28"));
            case TIME -> texts(List.of("10:00" + zone(field), "23:30" + zone(field)));
            case DATETIME -> texts(List.of("2026-12-24T10:00" + zone(field), "2027-07-01T23:30" + summer(field)));
            case SELECT, RADIO -> offered(field);
            default -> Stream.concat(offered(field).stream().map(one -> (JsonNode) ComparedForms.JSON.createArrayNode().add(one)),
                    Stream.of(ComparedForms.JSON.createArrayNode().addAll(offered(field)))).toList();
        };
    }

    private static String zone(FormComponent field) {
        return switch (field.json().path("timeSerializingFormat").asText("")) {
            case "utc_offset" -> "+01:00";
            case "utc_normalized" -> "Z";
            default -> "";
        };
    }

    private static String summer(FormComponent field) {
        return zone(field).replace("01", "02");
    }

    private List<JsonNode> tries(FormComponent field) {
        List<JsonNode> tries = new ArrayList<>(fits(field));
        tries.addAll(switch (field.type()) {
            case TEXTFIELD, TEXTAREA -> strangeTexts(field);
            case NUMBER -> strangeNumbers(field);
            case CHECKBOX -> values(List.of("true", "yes", 1, List.of(true)));
            case DATE -> values(List.of("", "2026-11-21", "2026-11-22", "2026-11-23", "2026-02-31", "2028-02-29", "2027-02-29", "1899-12-31", "3000-01-01",
                    "22/11/2026", "2026-11-22T10:00", "soon", 20261122, List.of("2026-11-22"), Map.of("day", 1)));
            case TIME -> values(List.of("", "10:00", "10:07", "00:00", "24:00", "25:00", "10:60", "10:00Z", "10:00+01:00", "10:30-05:00", "ten", 10, List.of("10:00")));
            case DATETIME -> values(List.of("", "2026-11-22T11:00", "2026-11-21T11:00" + zone(field), "2026-11-22T00:00" + zone(field), "2026-12-24T10:00Z",
                    "2026-12-24T10:07" + zone(field), "2026-12-24T10:00+02:00", "2026-02-31T10:00", "2026-12-24", "2026-12-24T25:00", "later", 5, List.of("x")));
            case SELECT, RADIO -> values(List.of("nope", "", 7, true, List.of("one"), Map.of("value", "one")));
            default -> values(List.of(List.of(), List.of("nope"), List.of("one", "nope"), List.of("one", "one"), "one", 7, true));
        });
        tries.add(null);
        return tries;
    }

    private List<JsonNode> strangeTexts(FormComponent field) {
        List<Object> texts = new ArrayList<>(List.of("", "   ", "a", "  padded  ", "Ünïcödé ß", "🚰 tap", "line\nbreak", "tab\there", "${1+1}", "<b>bold</b>",
                "bell\u0007", "turned\u202Eround", 5, true, List.of("x"), Map.of("x", 1)));
        for (String rule : List.of("minLength", "maxLength")) {
            int length = field.rule(rule).isNumber() ? field.rule(rule).asInt() : field.rule(rule).isTextual() ? 4 : 0;
            for (int size = Math.max(0, length - 1); length > 0 && size <= length + 1; size++) {
                texts.add(0, "x".repeat(size));
            }
        }
        texts.add("y".repeat(Conversion.LONGEST_LINE + 1));
        texts.add("é".repeat(Conversion.LONGEST_TEXT + 1));
        return values(texts);
    }

    /** No lists or objects: over these form-js calls itself without end. */
    private List<JsonNode> strangeNumbers(FormComponent field) {
        List<JsonNode> tries = new ArrayList<>();
        for (String rule : List.of("min", "max")) {
            BigDecimal limit = field.rule(rule).isNumber() ? field.rule(rule).decimalValue() : BigDecimal.valueOf(5);
            for (String step : List.of("-1", "-0.01", "0", "0.01", "1")) {
                tries.addAll(numbers(field, limit.add(new BigDecimal(step)).toPlainString()));
            }
        }
        tries.addAll(numbers(field, "0", "-1", "0.5", "1.25", "1.005", "0.125", "1000000", "0.0000001", "1000000000000000", "1e21", "-0.0"));
        tries.addAll(values(List.of("abc", "", "1,5", true)));
        tries.add(field.json().path("serializeToString").asBoolean() ? ComparedForms.JSON.getNodeFactory().numberNode(5) : TextNode.valueOf("5"));
        return tries;
    }

    /** As the field's page would put them: in words where the form says so. */
    private static List<JsonNode> numbers(FormComponent field, String... numbers) {
        return Stream.of(numbers).map(number -> field.json().path("serializeToString").asBoolean() ? (JsonNode) TextNode.valueOf(number)
                : number.matches("-?\\d{1,9}") ? ComparedForms.JSON.getNodeFactory().numberNode(Integer.parseInt(number))
                : ComparedForms.JSON.getNodeFactory().numberNode(Double.parseDouble(number))).toList();
    }

    private List<JsonNode> offered(FormComponent field) {
        Map<String, Object> given = ComparedForms.JSON.convertValue(display, Map.class);
        return values(Options.of(field, given, given, SampleForm.FEEL, Language.EN).stream().map(choice -> choice.value()).toList());
    }

    private static List<JsonNode> texts(List<String> texts) {
        return values(texts);
    }

    private static List<JsonNode> values(List<?> values) {
        return values.stream().map(value -> (JsonNode) ComparedForms.JSON.valueToTree(value)).toList();
    }

    private static ObjectNode node() {
        return ComparedForms.JSON.createObjectNode();
    }
}
