package eu.kapstok.engine;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaExecutionListener;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;

/** Refuses a decision and a model that do not fit: an output that is read and not there, more answers than the model takes. */
@Component
class DecisionsDeploymentCheck implements DeploymentCheck {

    private final ApplicationContext application;

    DecisionsDeploymentCheck(ApplicationContext application) {
        this.application = application;
    }

    @Override
    public void check(DeploymentContent content, DeploymentFaults faults) {
        HeldModels.hold(content, faults, this::faultsOf);
    }

    private List<ModelFault> faultsOf(BpmnModelInstance model, DeploymentContent content) {
        List<ModelFault> found = new ArrayList<>();
        for (BusinessRuleTask task : model.getModelElementsByType(BusinessRuleTask.class)) {
            if (task.getCamundaDecisionRef() != null) {
                content.decision(task.getCamundaDecisionRef()).ifPresent(decision -> {
                    mapping(task, decision, found);
                    listeners(task, decision, found);
                    readers(model, task, decision, found);
                });
            }
        }
        return found;
    }

    /** How the model takes the answer in. */
    private static void mapping(BusinessRuleTask task, DecisionShape decision, List<ModelFault> found) {
        String mapping = task.getCamundaMapDecisionResult();
        if (task.getCamundaResultVariable() == null || mapping == null) {
            return;
        }
        if (decision.outputs().size() > 1 && (mapping.equals("singleEntry") || mapping.equals("collectEntries"))) {
            found.add(fault(task, "takes one output (" + mapping + "), and decision '" + task.getCamundaDecisionRef() + "' has "
                    + String.join(", ", decision.outputs())));
        }
        if (decision.severalRows() && (mapping.equals("singleEntry") || mapping.equals("singleResult"))) {
            found.add(fault(task, "takes one answer (" + mapping + "), and by hit policy " + decision.hitPolicy() + " decision '"
                    + task.getCamundaDecisionRef() + "' can give several"));
        }
    }

    /** What the code behind the task takes apart. */
    private void listeners(BusinessRuleTask task, DecisionShape decision, List<ModelFault> found) {
        if (task.getExtensionElements() == null) {
            return;
        }
        for (CamundaExecutionListener listener : task.getExtensionElements().getChildElementsByType(CamundaExecutionListener.class)) {
            String expression = listener.getCamundaDelegateExpression();
            if (expression == null || Expressions.problem(expression) != null) {
                continue;
            }
            for (String bean : Expressions.names(expression)) {
                if (application.containsBean(bean) && application.getBean(bean) instanceof ReadsDecision reader) {
                    Set<String> missing = new LinkedHashSet<>(reader.outputs());
                    decision.outputs().forEach(missing::remove);
                    missing.forEach(output -> found.add(fault(task, "'" + bean + "' reads output '" + output + "', which decision '"
                            + task.getCamundaDecisionRef() + "' does not have")));
                    if (reader.everyRule() && !decision.severalRows()) {
                        found.add(fault(task, "'" + bean + "' wants the answer of every rule that fits, and by hit policy "
                                + decision.hitPolicy() + " decision '" + task.getCamundaDecisionRef() + "' gives only one"));
                    }
                }
            }
        }
    }

    /** Conditions that name an output of the answer: {@code ${result.level == 'high'}}. */
    private static void readers(BpmnModelInstance model, BusinessRuleTask task, DecisionShape decision, List<ModelFault> found) {
        if (task.getCamundaResultVariable() == null || !"singleResult".equals(task.getCamundaMapDecisionResult())) {
            return;
        }
        Pattern output = Pattern.compile("\\b" + Pattern.quote(task.getCamundaResultVariable()) + "\\s*(?:\\.\\s*(\\w+)\\b(?!\\s*\\()|\\[\\s*['\"](\\w+)['\"]\\s*])");
        for (SequenceFlow flow : model.getModelElementsByType(SequenceFlow.class)) {
            if (flow.getConditionExpression() == null || flow.getSource() == null) {
                continue;
            }
            Matcher named = output.matcher(flow.getConditionExpression().getTextContent());
            while (named.find()) {
                String name = named.group(1) == null ? named.group(2) : named.group(1);
                if (!decision.outputs().contains(name)) {
                    found.add(new ModelFault(List.of(flow.getSource().getId(), flow.getId()), ElementWords.of(flow.getSource()) + ", "
                            + ElementWords.within(flow) + ": condition " + flow.getConditionExpression().getTextContent().strip()
                            + " reads output '" + name + "', which decision '" + task.getCamundaDecisionRef() + "' does not have",
                            task.getCamundaDecisionRef()));
                }
            }
        }
    }

    private static ModelFault fault(BusinessRuleTask task, String message) {
        return new ModelFault(List.of(task.getId()), ElementWords.of(task) + ": " + message, task.getCamundaDecisionRef());
    }
}
