package eu.kapstok.engine;

import java.util.List;
import java.util.Set;
import org.camunda.bpm.model.bpmn.instance.FlowNode;

/**
 * A place of a model that cannot do without a variable.
 *
 * @param element reached when the variable must be there
 * @param itself whether what the element itself sets is there too
 * @param elements ids of what the fault is about, the main one first
 * @param where in words, such as {@code Gateway 'Approved?' (Gateway_Approved), flow 'yes' (Flow_ApprovedYes)}
 * @param what reads it, such as {@code condition}
 * @param cause id of the decision that asks, null when the model does
 */
public record VariableRead(FlowNode element, boolean itself, List<String> elements, String where, String what, Set<String> variables,
                           String cause) {
}
