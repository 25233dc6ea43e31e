package eu.kapstok.forms;

import eu.kapstok.engine.DeclaredVariables;
import eu.kapstok.engine.DeploymentCheck;
import eu.kapstok.engine.DeploymentContent;
import eu.kapstok.engine.DeploymentFaults;
import eu.kapstok.engine.ElementWords;
import eu.kapstok.engine.HeldModels;
import eu.kapstok.engine.ModelFault;
import eu.kapstok.engine.VariableRead;
import eu.kapstok.engine.VariableReads;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.springframework.stereotype.Component;

/**
 * Refuses a form that lacks a field of which the process's code makes a variable, and names who reads that variable; and one with a
 * field of its own that would be taken for a variable of the code.
 */
@Component
class FormAnswersCheck implements DeploymentCheck {

    private final FormsInContent forms;
    private final FormDataBeans formData;
    private final ShippedForms shippedForms;
    private final DeclaredVariables declared;

    FormAnswersCheck(FormsInContent forms, FormDataBeans formData, ShippedForms shippedForms, DeclaredVariables declared) {
        this.forms = forms;
        this.formData = formData;
        this.shippedForms = shippedForms;
        this.declared = declared;
    }

    @Override
    public void check(DeploymentContent content, DeploymentFaults faults) {
        HeldModels.hold(content, faults, this::faultsOf);
    }

    private List<ModelFault> faultsOf(BpmnModelInstance model, DeploymentContent content) {
        List<ModelFault> found = new ArrayList<>();
        for (UserTask task : model.getModelElementsByType(UserTask.class)) {
            Map<String, String> answers = formData.of(process(task), task.getId()).map(data -> data.answers(task.getId())).orElse(Map.of());
            Optional<Form> form = task.getCamundaFormRef() == null ? Optional.empty() : forms.form(task.getCamundaFormRef(), content);
            if (form.isPresent()) {
                declared.ofProcess(process(task)).stream().filter(shippedForms.added(form.get())::contains).forEach(field ->
                        found.add(new ModelFault(List.of(task.getId()), ElementWords.of(task) + ": form '" + form.get().id()
                                + "' has a field '" + field + "', which is a variable that the process sets itself; give it another key",
                                form.get().id())));
                answers.forEach((variable, field) -> {
                    if (!form.get().answered().contains(field)) {
                        found.add(fault(model, content, task, variable, field));
                    }
                });
            }
        }
        return found;
    }

    private static ModelFault fault(BpmnModelInstance model, DeploymentContent content, UserTask task, String variable, String field) {
        String form = task.getCamundaFormRef();
        String missing = "form '" + form + "' of " + ElementWords.within(task) + " has no field '" + field + "', which gives the variable '"
                + variable + "'";
        return VariableReads.of(model, content).stream().filter(read -> read.variables().contains(variable)).findFirst()
                .map(read -> new ModelFault(elements(read, task), read.where() + ": " + read.what() + " needs '" + variable + "', and " + missing,
                        form))
                .orElseGet(() -> new ModelFault(List.of(task.getId()), ElementWords.of(task) + ": " + missing, form));
    }

    private static List<String> elements(VariableRead read, UserTask task) {
        List<String> elements = new ArrayList<>(read.elements());
        elements.add(task.getId());
        return elements;
    }

    static String process(ModelElementInstance element) {
        ModelElementInstance at = element;
        while (!(at instanceof Process) && at.getParentElement() != null) {
            at = at.getParentElement();
        }
        return at.getAttributeValue("id");
    }
}
