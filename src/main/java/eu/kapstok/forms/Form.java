package eu.kapstok.forms;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A form file, read. */
final class Form {

    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");

    private final String id;
    private final int schemaVersion;
    private final List<FormComponent> components;
    private final List<FormComponent> inputs;
    private final List<FormExpressions.Found> expressions;
    private final Set<String> mentioned = new HashSet<>();

    /**
     * @param id as tasks refer to it
     * @param schemaVersion of the file, 0 where it says none
     */
    Form(String id, int schemaVersion, List<FormComponent> components) {
        this.id = id;
        this.schemaVersion = schemaVersion;
        this.components = components;
        this.inputs = List.copyOf(all(FormComponent::isInput));
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

    int schemaVersion() {
        return schemaVersion;
    }

    List<FormComponent> components() {
        return components;
    }

    /** What takes an answer, groups looked into, in the order of the file. */
    List<FormComponent> inputs() {
        return inputs;
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
        for (FormComponent component : all(component -> true)) {
            names.add(component.json().path("valuesKey").asText());
            names.add(component.json().path("dataSource").asText());
            if (component.isInput()) {
                names.add(component.path().get(0));
            }
        }
        return names;
    }

    /** Everything of a kind, groups looked into. */
    List<FormComponent> all(Predicate<FormComponent> kind) {
        List<FormComponent> found = new ArrayList<>();
        collect(components, kind, found);
        return found;
    }

    private static void collect(List<FormComponent> components, Predicate<FormComponent> kind, List<FormComponent> found) {
        for (FormComponent component : components) {
            if (kind.test(component)) {
                found.add(component);
            }
            collect(component.children(), kind, found);
        }
    }
}
