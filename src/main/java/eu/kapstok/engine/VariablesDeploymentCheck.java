package eu.kapstok.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputOutput;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;

/**
 * Refuses a model that reads a variable which nothing can have set before: no field of a form, no code, no decision, no
 * mapping. A variable that is set on one of several roads is left to the person who draws.
 */
@Component
class VariablesDeploymentCheck implements DeploymentCheck {

    /** What the engine knows by itself; the customer group is given with every start that concerns a customer. */
    private static final Set<String> KNOWN = Set.of("execution", "task", "caseExecution", "nrOfInstances", "nrOfActiveInstances",
            "nrOfCompletedInstances", "loopCounter", "authenticatedUserId", "customerGroup");

    private final ApplicationContext application;
    private final DeclaredVariables declared;
    private final ObjectProvider<VariableSource> sources;

    VariablesDeploymentCheck(ApplicationContext application, DeclaredVariables declared, ObjectProvider<VariableSource> sources) {
        this.application = application;
        this.declared = declared;
        this.sources = sources;
    }

    @Override
    public void check(DeploymentContent content, DeploymentFaults faults) {
        HeldModels.hold(content, faults, this::faultsOf);
    }

    private List<ModelFault> faultsOf(BpmnModelInstance model, DeploymentContent content) {
        List<ModelFault> found = new ArrayList<>();
        ModelOrder order = new ModelOrder(model);
        Map<String, Set<String>> set = new HashMap<>();
        for (VariableRead read : VariableReads.of(model, content)) {
            String process = process(read.element());
            Set<String> there = new LinkedHashSet<>(KNOWN);
            there.addAll(declared.ofProcess(process));
            there.addAll(givenByCallers(process, content));
            order.before(read.element()).forEach(node -> there.addAll(setBy(node, process, content, set)));
            if (read.itself()) {
                there.addAll(setBy(read.element(), process, content, set));
            }
            order.frames(read.element()).forEach(frame -> there.addAll(local(frame)));
            for (String variable : read.variables()) {
                if (!there.contains(variable) && !there.contains(VariableSource.ANY) && !application.containsBean(variable)) {
                    found.add(new ModelFault(read.elements(), read.where() + ": " + read.what() + " needs '" + variable
                            + "', and nothing before it sets that: no field of a form, no code, no decision and no mapping", read.cause()));
                }
            }
        }
        return found;
    }

    private Set<String> setBy(FlowNode node, String process, DeploymentContent content, Map<String, Set<String>> known) {
        return known.computeIfAbsent(node.getId(), id -> {
            Set<String> names = new LinkedHashSet<>();
            sources.forEach(source -> names.addAll(source.setBy(node, process, content)));
            return names;
        });
    }

    /** What holds only inside an element: its input parameters and the entry of a repetition. */
    private static Set<String> local(FlowNode node) {
        Set<String> names = new LinkedHashSet<>();
        if (node.getExtensionElements() != null) {
            node.getExtensionElements().getChildElementsByType(CamundaInputOutput.class).forEach(mapping ->
                    mapping.getCamundaInputParameters().forEach(input -> names.add(input.getCamundaName())));
        }
        if (node instanceof Activity activity && activity.getLoopCharacteristics() instanceof MultiInstanceLoopCharacteristics loop
                && loop.getCamundaElementVariable() != null) {
            names.add(loop.getCamundaElementVariable());
        }
        return names;
    }

    /** What the processes that call this one hand over. */
    private static Set<String> givenByCallers(String process, DeploymentContent content) {
        Set<String> names = new LinkedHashSet<>();
        for (BpmnModelInstance model : content.allModels()) {
            for (CallActivity call : model.getModelElementsByType(CallActivity.class)) {
                if (process.equals(call.getCalledElement()) && call.getExtensionElements() != null) {
                    call.getExtensionElements().getChildElementsByType(CamundaIn.class).forEach(in ->
                            names.add("all".equals(in.getCamundaVariables()) ? VariableSource.ANY : in.getCamundaTarget()));
                }
            }
        }
        return names;
    }

    private static String process(FlowNode node) {
        ModelElementInstance parent = node.getParentElement();
        while (parent != null && !(parent instanceof Process)) {
            parent = parent.getParentElement();
        }
        return parent == null ? "" : ((Process) parent).getId();
    }
}
