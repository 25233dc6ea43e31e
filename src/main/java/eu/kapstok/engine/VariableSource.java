package eu.kapstok.engine;

import java.util.Set;
import org.camunda.bpm.model.bpmn.instance.FlowNode;

/** Knows which process variables an element of a model sets; every bean of it is asked. */
public interface VariableSource {

    /** Stands for every variable: nobody can say which. */
    String ANY = "*";

    /** Names of the variables, {@link #ANY} among them where any may be set, empty for none. */
    Set<String> setBy(FlowNode element, String processKey, DeploymentContent content);
}
