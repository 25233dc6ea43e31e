package eu.kapstok.forms;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The expressions that a form holds, wherever a form may hold them. */
final class FormExpressions {

    /** @param expression with its equals sign */
    record Found(FormComponent component, String field, String expression) {
    }

    private static final List<String> TEMPLATES = List.of("label", "dateLabel", "timeLabel", "description", "text", "content", "row", "add", "source",
            "alt");
    private static final List<String> EXPRESSIONS = List.of("readonly", "dataSource", "valuesExpression", "columnsExpression",
            "expression");
    private static final List<String> RULES = List.of("min", "max", "minLength", "maxLength");
    private static final Set<String> TEXTS = Set.copyOf(TEMPLATES);

    private FormExpressions() {
    }

    static List<Found> of(Form form) {
        List<Found> found = new ArrayList<>();
        form.all(component -> true).forEach(component -> collect(component, found));
        return found;
    }

    private static void collect(FormComponent component, List<Found> found) {
        JsonNode json = component.json();
        TEMPLATES.forEach(field -> template(component, field, json.path(field).asText(""), found));
        component.properties().forEach((name, text) -> {
            int dot = name.indexOf('.');
            if (dot > 0 && TEXTS.contains(name.substring(0, dot))) {
                template(component, name, text, found);
            }
        });
        template(component, "appearance", json.path("appearance").path("prefixAdorner").asText(""), found);
        template(component, "appearance", json.path("appearance").path("suffixAdorner").asText(""), found);
        EXPRESSIONS.forEach(field -> expression(component, field, json.path(field).asText(""), found));
        RULES.forEach(rule -> expression(component, rule, component.rule(rule).asText(""), found));
        expression(component, "hide", json.path("conditional").path("hide").asText(""), found);
    }

    private static void template(FormComponent component, String field, String text, List<Found> found) {
        Template.of(text).expressions().forEach(expression -> found.add(new Found(component, field, expression)));
    }

    private static void expression(FormComponent component, String field, String text, List<Found> found) {
        if (Feel.isExpression(text)) {
            found.add(new Found(component, field, text));
        }
    }
}
