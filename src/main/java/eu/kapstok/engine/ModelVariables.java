package eu.kapstok.engine;

import java.util.LinkedHashSet;
import java.util.Set;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.EscalationEventDefinition;
import org.camunda.bpm.model.bpmn.instance.EventDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.ScriptTask;
import org.camunda.bpm.model.bpmn.instance.SignalEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ThrowEvent;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaExecutionListener;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputOutput;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOutputParameter;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaScript;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.springframework.stereotype.Component;

/** The variables that the model itself says it sets, and those of the code that it runs. */
@Component
class ModelVariables implements VariableSource {

    private final DeclaredVariables declared;

    ModelVariables(DeclaredVariables declared) {
        this.declared = declared;
    }

    @Override
    public Set<String> setBy(FlowNode node, String processKey, DeploymentContent content) {
        Set<String> names = new LinkedHashSet<>();
        code(node, names);
        name(names, camunda(node, "resultVariable"));
        if ("external".equals(camunda(node, "type")) || node instanceof ReceiveTask && !declared.knows(processKey)) {
            names.add(ANY);
        }
        if (node instanceof CatchEvent event) {
            event.getEventDefinitions().forEach(definition -> caught(definition, processKey, names));
        } else if (node instanceof ThrowEvent event) {
            event.getEventDefinitions().forEach(definition -> code(definition, names));
        }
        if (node instanceof CallActivity call && (call.getCamundaVariableMappingClass() != null
                || call.getCamundaVariableMappingDelegateExpression() != null)) {
            names.add(ANY);
        }
        if (node.getExtensionElements() != null) {
            node.getExtensionElements().getElementsQuery().list().forEach(extension -> extension(extension, names));
            node.getExtensionElements().getChildElementsByType(CamundaInputOutput.class)
                    .forEach(mapping -> mapping.getCamundaOutputParameters().stream().map(CamundaOutputParameter::getCamundaName)
                            .forEach(output -> name(names, output)));
        }
        return names;
    }

    private void extension(ModelElementInstance extension, Set<String> names) {
        if (extension instanceof CamundaExecutionListener || extension instanceof CamundaTaskListener) {
            code(extension, names);
            if (!extension.getChildElementsByType(CamundaScript.class).isEmpty()) {
                names.add(ANY);
            }
        } else if (extension instanceof CamundaOut out) {
            name(names, out.getCamundaTarget());
            if ("all".equals(out.getCamundaVariables())) {
                names.add(ANY);
            }
        }
    }

    private void caught(EventDefinition definition, String processKey, Set<String> names) {
        if (definition instanceof MessageEventDefinition || definition instanceof SignalEventDefinition) {
            if (!declared.knows(processKey)) {
                names.add(ANY);
            }
        } else if (definition instanceof ErrorEventDefinition error) {
            name(names, error.getCamundaErrorCodeVariable());
            name(names, error.getCamundaErrorMessageVariable());
        } else if (definition instanceof EscalationEventDefinition) {
            name(names, camunda(definition, "escalationCodeVariable"));
        }
    }

    /** What the delegate or listener of an element sets; nobody can say for a class or for a call that gets the execution. */
    private void code(ModelElementInstance element, Set<String> names) {
        String delegate = camunda(element, "delegateExpression");
        if (delegate != null && Expressions.problem(delegate) == null) {
            // an unknown delegate is a fault of its own
            Expressions.names(delegate).forEach(bean -> names.addAll(declared.hasBean(bean) ? declared.ofBean(bean) : Set.of(ANY)));
        }
        if (camunda(element, "class") != null || Expressions.handsOnExecution(camunda(element, "expression"))
                || element instanceof ScriptTask) {
            names.add(ANY);
        }
    }

    private static void name(Set<String> names, String name) {
        if (name != null && !name.isBlank()) {
            names.add(name);
        }
    }

    private static String camunda(ModelElementInstance element, String attribute) {
        return element.getAttributeValueNs(References.CAMUNDA, attribute);
    }
}
