package eu.kapstok.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The forms that we and form-js are compared on: those we ship, hand-made ones and ones made up by a fixed throw of dice. */
final class ComparedForms {

    /**
     * @param file the form as Modeler would write it
     * @param displays what it is opened with, one after the other
     * @param inputs hand-made, each of them new values by the names of inputs
     */
    record ComparedForm(String name, ObjectNode file, List<ObjectNode> displays, List<ObjectNode> inputs) {

        Form form() {
            try {
                return FormReader.read(JSON.writeValueAsBytes(file));
            } catch (IOException unwritable) {
                throw new AssertionError(unwritable);
            }
        }
    }

    static final ObjectMapper JSON = new ObjectMapper();

    private static final int GENERATED = 40;
    private static final Pattern COMPARISON = Pattern.compile("([\\p{L}_][\\p{L}\\p{N}_]*) *!?= *\"([^\"]*)\"");
    private static final Pattern NAME = Pattern.compile("=\\s*([\\p{L}_][\\p{L}\\p{N}_]*)\\s*");
    private static final String[] CONDITIONS = {"=%s = \"one\"", "=%s != \"one\"", "=not(%s = \"two\")", "=%s = null", "=%s = outside",
        "=%s = \"one\" and outside = \"x\"", "=%s = \"one\" or outside = \"x\"", "=outside = \"x\"", "=outside != \"x\""};

    private ComparedForms() {
    }

    static List<ComparedForm> all() throws IOException {
        List<ComparedForm> forms = new ArrayList<>();
        forms.addAll(shipped());
        forms.addAll(handMade());
        for (int seed = 1; seed <= GENERATED; seed++) {
            forms.add(generated(seed));
        }
        return forms;
    }

    private static List<ComparedForm> shipped() throws IOException {
        List<ComparedForm> forms = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("forms"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".form")).sorted().toList()) {
                ObjectNode form = (ObjectNode) JSON.readTree(file.toFile());
                forms.add(new ComparedForm(file.toString(), form, List.of(plausible(form)), List.of()));
            }
        }
        return forms;
    }

    /** Something for every variable that a form reads. */
    private static ObjectNode plausible(ObjectNode file) throws IOException {
        Form form = FormReader.read(JSON.writeValueAsBytes(file));
        ObjectNode display = JSON.createObjectNode();
        for (FormComponent component : form.all(one -> true)) {
            String options = component.json().path("valuesKey").asText("");
            if (!options.isEmpty()) {
                ArrayNode offered = display.putArray(options);
                offered.addObject().put("value", "A1").put("label", "First");
                offered.addObject().put("value", "A2").put("label", "Second");
                Matcher compared = COMPARISON.matcher(file.toString().replace("\\\"", "\""));
                while (compared.find()) {
                    if (compared.group(1).equals(component.name()) && offered.findValuesAsText("value").stream().noneMatch(compared.group(2)::equals)) {
                        offered.addObject().put("value", compared.group(2)).put("label", compared.group(2));
                    }
                }
            }
            String table = component.json().path("dataSource").asText("");
            if (table.startsWith("=")) {
                display.putArray(table.substring(1)).addObject().put("product", "Kraan").put("quantity", 2);
            }
        }
        for (FormExpressions.Found found : form.expressions()) {
            Matcher name = NAME.matcher(found.expression());
            if (name.matches() && !display.has(name.group(1)) && !form.variables().contains(name.group(1))) {
                display.put(name.group(1), "text of " + name.group(1));
            }
        }
        return display;
    }

    private static List<ComparedForm> handMade() throws IOException {
        List<ComparedForm> forms = new ArrayList<>();
        try (InputStream file = ComparedForms.class.getResourceAsStream("/comparison/forms.json")) {
            for (JsonNode form : JSON.readTree(file)) {
                forms.add(new ComparedForm(form.path("name").asText(), file((ArrayNode) form.path("components")),
                        form.has("displays") ? objects(form.path("displays")) : List.of(JSON.createObjectNode()), objects(form.path("inputs"))));
            }
        }
        return forms;
    }

    private static List<ObjectNode> objects(JsonNode array) {
        List<ObjectNode> objects = new ArrayList<>();
        array.forEach(one -> objects.add((ObjectNode) one));
        return objects;
    }

    private static ObjectNode file(ArrayNode components) {
        ObjectNode file = JSON.createObjectNode().put("schemaVersion", 16).put("type", "default").put("id", "compared");
        file.set("components", components);
        return file;
    }

    private static ComparedForm generated(int seed) {
        Random dice = new Random(seed);
        ArrayNode components = JSON.createArrayNode();
        ObjectNode decider = component(components, "radio", "decider");
        values(decider, "one", "two", "three");
        int fields = 2 + dice.nextInt(5);
        for (int number = 1; number <= fields; number++) {
            generate(components, "f" + number, dice, 0);
        }
        ObjectNode empty = JSON.createObjectNode();
        ObjectNode given = JSON.createObjectNode().put("outside", "x").put("limit", 3);
        given.putArray("offered").add("p").add("q");
        return new ComparedForm("generated " + seed, file(components), List.of(empty, given), List.of());
    }

    private static void generate(ArrayNode components, String key, Random dice, int depth) {
        String[] types = {"textfield", "textarea", "number", "checkbox", "datetime", "select", "radio", "checklist", "taglist", "group", "dynamiclist",
            "expression"};
        String type = types[dice.nextInt(depth < 2 ? types.length : types.length - 3)];
        ObjectNode component = component(components, type, key);
        if (dice.nextInt(3) == 0) {
            component.putObject("conditional").put("hide", CONDITIONS[dice.nextInt(CONDITIONS.length)].formatted("decider"));
        }
        ObjectNode rules = component.putObject("validate");
        if (dice.nextInt(2) == 0 && !type.equals("expression")) {
            rules.put("required", true);
        }
        switch (type) {
            case "textfield", "textarea" -> text(component, rules, dice);
            case "number" -> number(component, rules, dice);
            case "datetime" -> component.put("subtype", new String[] {"date", "time", "datetime"}[dice.nextInt(3)]).put("timeInterval", 15)
                    .put("timeSerializingFormat", "none");
            case "select", "radio", "checklist", "taglist" -> offer(component, dice);
            case "group", "dynamiclist" -> {
                component.remove("key");
                component.put("path", key).put("isRepeating", true).put("allowAddRemove", dice.nextBoolean()).put("defaultRepetitions", 1 + dice.nextInt(2));
                if (type.equals("group")) {
                    component.remove(List.of("isRepeating", "allowAddRemove", "defaultRepetitions"));
                }
                ArrayNode inner = component.putArray("components");
                int fields = 1 + dice.nextInt(3);
                for (int number = 1; number <= fields; number++) {
                    generate(inner, key + "x" + number, dice, depth + 1);
                }
            }
            case "expression" -> component.put("computeOn", "change").put("expression", dice.nextBoolean() ? "=decider" : "=if decider = \"one\" then 1 else 2");
            default -> component.put("defaultValue", dice.nextBoolean());
        }
        if (rules.isEmpty()) {
            component.remove("validate");
        }
    }

    private static void text(ObjectNode component, ObjectNode rules, Random dice) {
        if (dice.nextInt(3) == 0) {
            rules.put("minLength", 1 + dice.nextInt(4));
        }
        if (dice.nextInt(2) == 0) {
            rules.put("maxLength", 5 + dice.nextInt(60));
        }
        if (dice.nextInt(4) == 0) {
            rules.put("pattern", "^[a-zA-Z ]*$");
        }
        if (dice.nextInt(4) == 0) {
            component.put("defaultValue", "usual");
        }
    }

    private static void number(ObjectNode component, ObjectNode rules, Random dice) {
        if (dice.nextInt(2) == 0) {
            component.put("decimalDigits", dice.nextInt(4));
        }
        if (dice.nextInt(2) == 0) {
            rules.put("min", dice.nextInt(5) - 2);
        }
        if (dice.nextInt(3) == 0) {
            rules.put("max", "=limit * 10");
        } else if (dice.nextInt(2) == 0) {
            rules.put("max", 10 + dice.nextInt(50) / 4.0);
        }
        if (dice.nextInt(5) == 0) {
            component.put("serializeToString", true);
        }
    }

    private static void offer(ObjectNode component, Random dice) {
        switch (dice.nextInt(3)) {
            case 0 -> component.put("valuesKey", "offered");
            case 1 -> component.put("valuesExpression", "=offered");
            default -> values(component, "one", "two", "three");
        }
    }

    private static ObjectNode component(ArrayNode components, String type, String key) {
        return components.addObject().put("type", type).put("id", "C_" + key).put("key", key);
    }

    private static void values(ObjectNode component, String... values) {
        ArrayNode offered = component.putArray("values");
        for (String value : values) {
            offered.addObject().put("label", value.toUpperCase()).put("value", value);
        }
    }
}
