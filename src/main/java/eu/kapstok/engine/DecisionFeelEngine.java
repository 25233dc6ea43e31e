package eu.kapstok.engine;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngine;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.bpm.engine.variable.value.TypedValue;

/**
 * FEEL of decision tables. Most inputs are just the name of a variable and most outputs just a text; these need no
 * evaluation, which costs more than the rest of a table.
 */
class DecisionFeelEngine extends ScalaFeelEngine {

    private static final Pattern NAME = Pattern.compile("\\s*([\\p{L}_][\\p{L}\\p{N}_]*)\\s*");
    private static final Pattern TEXT = Pattern.compile("\\s*\"([^\"\\\\]*)\"\\s*");

    private static final double LARGE = 1e15;

    DecisionFeelEngine() {
        super(List.of());
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T evaluateSimpleExpression(String expression, VariableContext variables) {
        Matcher text = TEXT.matcher(expression);
        if (text.matches()) {
            return (T) text.group(1);
        }
        Matcher name = NAME.matcher(expression);
        TypedValue named = name.matches() ? variables.resolve(name.group(1)) : null;
        Object value = named == null ? null : named.getValue();
        if (value instanceof String || value instanceof Boolean || value instanceof Long) {
            return (T) value;
        } else if (value instanceof Double number && Math.abs(number) < LARGE) {
            return (T) (number == Math.rint(number) ? (Number) number.longValue() : number);
        }
        return super.evaluateSimpleExpression(expression, variables);
    }
}
