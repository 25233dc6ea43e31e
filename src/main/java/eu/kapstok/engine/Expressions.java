package eu.kapstok.engine;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.bpm.impl.juel.Builder;
import org.camunda.bpm.impl.juel.IdentifierNode;
import org.camunda.bpm.impl.juel.TreeBuilderException;

/** The expressions of models, as the engine reads them. */
final class Expressions {

    private static final Pattern SAFE = Pattern.compile("hasVariable|getVariable");

    private Expressions() {
    }

    static boolean isExpression(String text) {
        return text != null && (text.contains("${") || text.contains("#{"));
    }

    /** What is wrong with it, null when the engine can read it. */
    static String problem(String text) {
        try {
            names(text);
            return null;
        } catch (TreeBuilderException broken) {
            return broken.getMessage();
        }
    }

    /** The beans and variables that it starts from: {@code lists} and {@code groups} of {@code ${lists.of(groups)}}. */
    static Set<String> names(String text) {
        Set<String> names = new LinkedHashSet<>();
        for (IdentifierNode node : new Builder(Builder.Feature.METHOD_INVOCATIONS).build(text).getIdentifierNodes()) {
            names.add(node.getName());
        }
        return names;
    }

    /** Names that must have a value, none where it cannot be read or asks itself whether they have one. */
    static Set<String> needed(String text) {
        return !isExpression(text) || SAFE.matcher(text).find() || problem(text) != null ? Set.of() : names(text);
    }

    /** Whether it could set variables, as it hands the execution or task on. */
    static boolean handsOnExecution(String text) {
        return text != null && problem(text) == null && (names(text).contains("execution") || names(text).contains("task"));
    }
}
