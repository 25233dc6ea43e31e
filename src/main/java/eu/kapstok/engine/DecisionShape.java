package eu.kapstok.engine;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.model.dmn.BuiltinAggregator;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.InformationRequirement;
import org.camunda.bpm.model.dmn.instance.LiteralExpression;
import org.camunda.bpm.model.dmn.instance.Output;

/**
 * A decision seen from the process that asks it.
 *
 * @param inputs variables that it reads, those of the decisions it requires among them, each with the words for the input
 * @param outputs names of what comes out
 * @param severalRows whether more than one rule can answer
 * @param hitPolicy as Modeler shows it, such as COLLECT
 */
record DecisionShape(Map<String, String> inputs, List<String> outputs, boolean severalRows, String hitPolicy) {

    static DecisionShape of(DmnModelInstance model, String key) {
        Decision decision = model.getModelElementById(key);
        Map<String, String> inputs = new LinkedHashMap<>();
        collectInputs(decision, inputs, new LinkedHashSet<>());
        if (!(decision.getExpression() instanceof DecisionTable table)) {
            return new DecisionShape(inputs, decision.getVariable() == null ? List.of() : List.of(decision.getVariable().getName()),
                    false, "literal expression");
        }
        HitPolicy policy = table.getHitPolicy();
        BuiltinAggregator aggregation = table.getAggregation();
        boolean several = policy == HitPolicy.COLLECT && aggregation == null || policy == HitPolicy.RULE_ORDER
                || policy == HitPolicy.OUTPUT_ORDER;
        return new DecisionShape(inputs, table.getOutputs().stream().map(Output::getName).toList(), several,
                policy + (aggregation == null ? "" : " " + aggregation));
    }

    private static void collectInputs(Decision decision, Map<String, String> inputs, Set<String> seen) {
        if (!seen.add(decision.getId())) {
            return;
        }
        Set<String> given = new LinkedHashSet<>();
        for (InformationRequirement requirement : decision.getInformationRequirements()) {
            Decision required = requirement.getRequiredDecision();
            if (required != null) {
                collectInputs(required, inputs, seen);
                if (required.getExpression() instanceof DecisionTable table) {
                    table.getOutputs().forEach(output -> given.add(output.getName()));
                } else if (required.getVariable() != null) {
                    given.add(required.getVariable().getName());
                }
            }
        }
        if (decision.getExpression() instanceof DecisionTable table) {
            for (Input input : table.getInputs()) {
                if (input.getInputExpression() != null && input.getInputExpression().getText() != null) {
                    names(input.getInputExpression().getText().getTextContent(), input.getInputExpression().getExpressionLanguage())
                            .forEach(name -> inputs.putIfAbsent(name, input.getLabel() == null ? name : input.getLabel()));
                }
            }
        } else if (decision.getExpression() instanceof LiteralExpression literal && literal.getText() != null) {
            names(literal.getText().getTextContent(), literal.getExpressionLanguage()).forEach(name -> inputs.putIfAbsent(name, name));
        }
        given.forEach(inputs::remove);
    }

    private static Set<String> names(String text, String language) {
        if (language == null || language.toLowerCase(Locale.ROOT).contains("feel")) {
            return FeelNames.of(text.strip());
        }
        return language.equalsIgnoreCase("juel")
                ? Expressions.needed(Expressions.isExpression(text) ? text : "${" + text + "}") : Set.of();
    }
}
