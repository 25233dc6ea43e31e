package eu.kapstok.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.EventDefinition;
import org.camunda.bpm.model.bpmn.instance.Expression;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ThrowEvent;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaExecutionListener;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** Where a model cannot do without a variable: conditions, decisions, repetitions, timers, dates, people, calls of code. */
public final class VariableReads {

    private final DeploymentContent content;
    private final List<VariableRead> reads = new ArrayList<>();

    private VariableReads(DeploymentContent content) {
        this.content = content;
    }

    /** All of a model, with the decisions as the deployment leaves them. */
    public static List<VariableRead> of(BpmnModelInstance model, DeploymentContent content) {
        VariableReads reads = new VariableReads(content);
        model.getModelElementsByType(SequenceFlow.class).forEach(reads::flow);
        model.getModelElementsByType(FlowNode.class).forEach(reads::node);
        return reads.reads;
    }

    private void flow(SequenceFlow flow) {
        if (flow.getConditionExpression() == null || flow.getConditionExpression().getLanguage() != null || flow.getSource() == null) {
            return;
        }
        FlowNode source = flow.getSource();
        add(source, true, List.of(source.getId(), flow.getId()), ElementWords.of(source) + ", " + ElementWords.within(flow),
                "condition", text(flow.getConditionExpression()));
    }

    private void node(FlowNode node) {
        if (node instanceof BusinessRuleTask task && task.getCamundaDecisionRef() != null) {
            content.decision(task.getCamundaDecisionRef()).ifPresent(decision -> decision.inputs().forEach((variable, input) ->
                    reads.add(new VariableRead(node, false, List.of(node.getId()), ElementWords.of(node), "input '" + input + "' of decision '"
                            + task.getCamundaDecisionRef() + "'", Set.of(variable), task.getCamundaDecisionRef()))));
        }
        if (node instanceof Activity activity && activity.getLoopCharacteristics() instanceof MultiInstanceLoopCharacteristics loop) {
            String collection = loop.getCamundaCollection();
            if (collection != null && !Expressions.isExpression(collection)) {
                reads.add(read(node, false, "repetition", Set.of(collection)));
            }
            add(node, false, "repetition", collection);
            add(node, false, "repetition", text(loop.getLoopCardinality()));
            add(node, true, "repetition", text(loop.getCompletionCondition()));
        }
        if (node instanceof CatchEvent event) {
            event.getEventDefinitions().forEach(definition -> event(node, definition));
        } else if (node instanceof ThrowEvent event) {
            event.getEventDefinitions().forEach(definition -> event(node, definition));
        }
        if (node instanceof UserTask) {
            for (String attribute : List.of("dueDate", "followUpDate", "candidateGroups", "candidateUsers", "assignee")) {
                add(node, false, attribute, camunda(node, attribute));
            }
        }
        add(node, false, "expression", camunda(node, "expression"));
        if (node.getExtensionElements() != null) {
            listeners(node, node.getExtensionElements().getElementsQuery().list());
        }
    }

    private void listeners(FlowNode node, Collection<ModelElementInstance> extensions) {
        for (ModelElementInstance extension : extensions) {
            if (extension instanceof CamundaExecutionListener listener) {
                add(node, true, "listener", listener.getCamundaExpression());
            } else if (extension instanceof CamundaTaskListener listener) {
                add(node, true, "listener", listener.getCamundaExpression());
            }
        }
    }

    private void event(FlowNode node, EventDefinition definition) {
        if (definition instanceof TimerEventDefinition timer) {
            add(node, false, "timer", text(timer.getTimeDate()));
            add(node, false, "timer", text(timer.getTimeDuration()));
            add(node, false, "timer", text(timer.getTimeCycle()));
        }
        add(node, false, "expression", camunda(definition, "expression"));
    }

    private void add(FlowNode node, boolean itself, String what, String expression) {
        add(node, itself, List.of(node.getId()), ElementWords.of(node), what, expression);
    }

    private void add(FlowNode node, boolean itself, List<String> elements, String where, String what, String expression) {
        Set<String> variables = expression == null ? Set.of() : Expressions.needed(expression);
        if (!variables.isEmpty()) {
            reads.add(new VariableRead(node, itself, elements, where, what + " " + expression.strip(), variables, null));
        }
    }

    private static VariableRead read(FlowNode node, boolean itself, String what, Set<String> variables) {
        return new VariableRead(node, itself, List.of(node.getId()), ElementWords.of(node), what, variables, null);
    }

    private static String text(Expression expression) {
        return expression == null ? null : expression.getTextContent();
    }

    private static String camunda(ModelElementInstance element, String attribute) {
        return element.getAttributeValueNs(References.CAMUNDA, attribute);
    }
}
