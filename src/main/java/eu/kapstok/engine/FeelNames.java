package eu.kapstok.engine;

import camundajar.impl.scala.Product;
import java.util.LinkedHashSet;
import java.util.Set;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.api.ParseResult;
import org.camunda.feel.syntaxtree.Filter;
import org.camunda.feel.syntaxtree.Ref;

/** The variables that a FEEL expression of a decision reads. */
final class FeelNames {

    private static final FeelEngineApi FEEL = FeelEngineBuilder.forJava().build();

    /** They give names of their own, which are no variables. */
    private static final Set<String> BINDERS = Set.of("For", "SomeItem", "EveryItem", "FunctionDefinition", "ConstContext");

    private FeelNames() {
    }

    /** None where it cannot be read, and none where it gives names of its own. */
    static Set<String> of(String expression) {
        ParseResult parsed = FEEL.parseExpression(expression);
        Set<String> names = new LinkedHashSet<>();
        return parsed.isSuccess() && collect(parsed.parsedExpression().expression(), names) ? names : Set.of();
    }

    private static boolean collect(Object part, Set<String> names) {
        if (part instanceof Ref reference) {
            names.add(reference.names().head());
            return true;
        }
        if (part instanceof Filter filter) {
            return collect(filter.list(), names);
        }
        if (!(part instanceof Product product)) {
            return true;
        }
        if (BINDERS.contains(product.productPrefix())) {
            return false;
        }
        for (int index = 0; index < product.productArity(); index++) {
            if (!collect(product.productElement(index), names)) {
                return false;
            }
        }
        return true;
    }
}
