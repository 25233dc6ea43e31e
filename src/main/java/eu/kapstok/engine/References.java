package eu.kapstok.engine;

import java.util.LinkedHashSet;
import java.util.Set;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.FlowNode;

/** What a model refers to by id. */
final class References {

    static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

    private References() {
    }

    /** Ids of its forms and decisions. */
    static Set<String> of(BpmnModelInstance model) {
        Set<String> ids = new LinkedHashSet<>();
        for (FlowNode node : model.getModelElementsByType(FlowNode.class)) {
            String form = node.getAttributeValueNs(CAMUNDA, "formRef");
            if (form != null) {
                ids.add(form);
            }
            if (node instanceof BusinessRuleTask task && task.getCamundaDecisionRef() != null) {
                ids.add(task.getCamundaDecisionRef());
            }
        }
        return ids;
    }
}
