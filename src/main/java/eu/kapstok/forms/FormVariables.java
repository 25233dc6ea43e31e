package eu.kapstok.forms;

import eu.kapstok.engine.DeploymentContent;
import eu.kapstok.engine.VariableSource;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaFormData;
import org.springframework.stereotype.Component;

/**
 * The variables that the form of a task or start sets: its fields as they are, or what the process's code makes of them and those
 * that were added to the form that the code knows.
 */
@Component
class FormVariables implements VariableSource {

    private final FormsInContent forms;
    private final FormDataBeans formData;
    private final ShippedForms shippedForms;

    FormVariables(FormsInContent forms, FormDataBeans formData, ShippedForms shippedForms) {
        this.forms = forms;
        this.formData = formData;
        this.shippedForms = shippedForms;
    }

    @Override
    public Set<String> setBy(FlowNode node, String processKey, DeploymentContent content) {
        if (!(node instanceof UserTask) && !(node instanceof StartEvent)) {
            return Set.of();
        }
        if (node instanceof UserTask) {
            Optional<ProcessFormData> code = formData.of(processKey, node.getId());
            if (code.isPresent()) {
                Set<String> names = new LinkedHashSet<>(code.get().answers(node.getId()).keySet());
                Optional.ofNullable(((UserTask) node).getCamundaFormRef()).flatMap(form -> forms.form(form, content))
                        .ifPresent(form -> names.addAll(shippedForms.added(form)));
                return names;
            }
        }
        Set<String> names = new LinkedHashSet<>();
        String form = node.getAttributeValueNs(FormsInContent.CAMUNDA, "formRef");
        if (form != null) {
            // an unknown form is a fault of its own
            forms.form(form, content).ifPresentOrElse(read -> names.addAll(read.answered()), () -> names.add(ANY));
        }
        String key = node.getAttributeValueNs(FormsInContent.CAMUNDA, "formKey");
        if (key != null && key.startsWith(FormsInContent.IN_DEPLOYMENT)) {
            FormsInContent.inFile(key.substring(FormsInContent.IN_DEPLOYMENT.length()), content)
                    .ifPresentOrElse(read -> names.addAll(read.answered()), () -> names.add(ANY));
        }
        if (node instanceof StartEvent && node.getExtensionElements() != null) {
            node.getExtensionElements().getChildElementsByType(CamundaFormData.class).forEach(data ->
                    data.getCamundaFormFields().forEach(field -> names.add(field.getCamundaId())));
        }
        return names;
    }
}
