package eu.kapstok.forms;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A form file, read. */
final class Form {

    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");

    private final String id;
    private final int schemaVersion;
    private final String deployed;
    private final List<FormComponent> components;
    private final List<FormComponent> inputs;
    private final Set<String> variables = new LinkedHashSet<>();
    private final Set<String> answered = new LinkedHashSet<>();
    private final List<FormExpressions.Found> expressions;
    private final Set<String> mentioned = new HashSet<>();

    /**
     * @param id as tasks refer to it
     * @param schemaVersion of the file, 0 where it says none
     */
    Form(String id, int schemaVersion, List<FormComponent> components) {
        this(id, schemaVersion, components, "");
    }

    private Form(String id, int schemaVersion, List<FormComponent> components, String deployed) {
        this.id = id;
        this.schemaVersion = schemaVersion;
        this.deployed = deployed;
        this.components = components;
        this.inputs = List.copyOf(all(FormComponent::isInput));
        name(components, component -> true, variables);
        name(components, component -> !component.isFixed(), answered);
        this.expressions = List.copyOf(FormExpressions.of(this));
        for (FormExpressions.Found found : expressions) {
            Matcher names = NAME.matcher(found.expression());
            while (names.find()) {
                mentioned.add(names.group());
            }
        }
    }

    String id() {
        return id;
    }

    /** The same, as it was deployed there. */
    Form deployed(String place) {
        return new Form(id, schemaVersion, components, place);
    }

    /** Where it was deployed, empty when nowhere: tells one version from another. */
    String deployed() {
        return deployed;
    }

    int schemaVersion() {
        return schemaVersion;
    }

    List<FormComponent> components() {
        return components;
    }

    /** What takes an answer, groups and dynamic lists looked into, in the order of the file. */
    List<FormComponent> inputs() {
        return inputs;
    }

    /** Names of the variables that its answers go to. */
    Set<String> variables() {
        return variables;
    }

    List<FormExpressions.Found> expressions() {
        return expressions;
    }

    /** Whether some condition, limit or text of the form speaks of that name. */
    boolean mentions(String name) {
        return mentioned.contains(name);
    }

    /** Everything that some expression, table or list of options may want to see. */
    Set<String> mentioned() {
        Set<String> names = new HashSet<>(mentioned);
        names.addAll(variables);
        for (FormComponent component : all(component -> true)) {
            names.add(component.json().path("valuesKey").asText());
            names.add(component.json().path("dataSource").asText());
        }
        return names;
    }

    /** Those of them that it sets itself: answered by a person or worked out. */
    Set<String> answered() {
        return answered;
    }

    private static void name(List<FormComponent> components, Predicate<FormComponent> kind, Set<String> names) {
        for (FormComponent component : components) {
            if (!component.isKeyed() && component.type() != FormComponent.Type.DYNAMICLIST) {
                name(component.children(), kind, names);
            } else if (kind.test(component)) {
                names.add(component.path().get(0));
            }
        }
    }

    /** Everything of a kind, groups and dynamic lists looked into. */
    List<FormComponent> all(Predicate<FormComponent> kind) {
        return components.stream().flatMap(component -> Stream.concat(Stream.of(component).filter(kind), component.all(kind).stream()))
                .toList();
    }
}
