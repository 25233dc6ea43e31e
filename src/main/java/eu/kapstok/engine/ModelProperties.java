package eu.kapstok.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;

/** The extension properties that Modeler lets people give an element, such as {@code name.nl}. */
public final class ModelProperties {

    private ModelProperties() {
    }

    /** By name; empty where the element has none. */
    public static Map<String, String> of(BaseElement element) {
        Map<String, String> values = new LinkedHashMap<>();
        if (element.getExtensionElements() != null) {
            for (CamundaProperties properties : element.getExtensionElements().getChildElementsByType(CamundaProperties.class)) {
                for (CamundaProperty property : properties.getCamundaProperties()) {
                    if (property.getCamundaName() != null && property.getCamundaValue() != null) {
                        values.put(property.getCamundaName(), property.getCamundaValue());
                    }
                }
            }
        }
        return values;
    }
}
