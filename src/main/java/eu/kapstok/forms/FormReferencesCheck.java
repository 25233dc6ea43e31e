package eu.kapstok.forms;

import eu.kapstok.engine.DeploymentCheck;
import eu.kapstok.engine.DeploymentContent;
import eu.kapstok.engine.DeploymentFaults;
import eu.kapstok.engine.ModelPeople;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.stereotype.Component;

/** Refuses a model whose form does not exist, and one that gives a customers' form to nobody of a customer. */
@Component
class FormReferencesCheck implements DeploymentCheck {

    private final FormsInContent forms;

    FormReferencesCheck(FormsInContent forms) {
        this.forms = forms;
    }

    @Override
    public void check(DeploymentContent content, DeploymentFaults faults) {
        content.models().forEach((file, model) -> model.getModelElementsByType(FlowNode.class).stream()
                .filter(node -> node instanceof UserTask || node instanceof StartEvent).forEach(node -> {
                    exists(file, node, content, faults);
                    if (node instanceof UserTask task && !ModelPeople.isCustomers(task)) {
                        forNobody(file, task, content, faults);
                    }
                }));
    }

    private void exists(String file, FlowNode node, DeploymentContent content, DeploymentFaults faults) {
        String form = camunda(node, "formRef");
        String key = camunda(node, "formKey");
        if (key != null && key.startsWith(FormsInContent.IN_DEPLOYMENT) && !content.files("").containsKey(key.substring(FormsInContent.IN_DEPLOYMENT.length()))) {
            faults.errorAt(file, node, "this deployment has no form file '" + key.substring(FormsInContent.IN_DEPLOYMENT.length()) + "'");
        }
        if (form == null || form.contains("${")) {
            return;
        }
        String binding = camunda(node, "formRefBinding");
        String version = camunda(node, "formRefVersion");
        if ("deployment".equals(binding)) {
            if (!content.holdsForm(form)) {
                faults.errorAt(file, node, "form '" + form + "' is bound to this deployment, which does not hold it; bind it latest");
            }
        } else if ("version".equals(binding)) {
            if (version == null || version.matches("\\d{1,9}") && !forms.exists(form, Integer.parseInt(version))) {
                faults.errorAt(file, node, "there is no form '" + form + "' of version " + version);
            }
        } else if (!forms.exists(form, content)) {
            faults.errorAt(file, node, "there is no form '" + form + "'");
        }
    }

    /** A form that speaks the customers' languages, or that a model gives to customers already, is theirs. */
    private void forNobody(String file, UserTask task, DeploymentContent content, DeploymentFaults faults) {
        String id = task.getCamundaFormRef();
        if (id == null) {
            return;
        }
        Optional<Form> form = forms.form(id, content);
        if (form.isPresent() && (speaksLanguages(form.get()) || givenToCustomers(id, content))) {
            faults.errorAt(file, task, "form '" + id + "' is for customers, and no candidate group of the task is a customer's: write "
                    + "${customerGroup} or ${customerGroup}.approver");
        }
    }

    private static boolean speaksLanguages(Form form) {
        return !form.all(component -> component.properties().keySet().stream()
                .anyMatch(name -> name.endsWith(".nl") || name.endsWith(".fr"))).isEmpty();
    }

    private static boolean givenToCustomers(String form, DeploymentContent content) {
        return Stream.of(content.models().values(), content.deployedModels().values()).flatMap(Collection::stream)
                .flatMap(model -> model.getModelElementsByType(UserTask.class).stream())
                .anyMatch(task -> form.equals(task.getCamundaFormRef()) && ModelPeople.isCustomers(task));
    }

    private static String camunda(FlowNode node, String attribute) {
        return node.getAttributeValueNs(FormsInContent.CAMUNDA, attribute);
    }
}
