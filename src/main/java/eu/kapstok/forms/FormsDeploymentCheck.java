package eu.kapstok.forms;

import eu.kapstok.engine.DeploymentCheck;
import eu.kapstok.engine.DeploymentContent;
import eu.kapstok.engine.DeploymentFaults;
import eu.kapstok.engine.ElementWords;
import eu.kapstok.engine.ModelPeople;
import eu.kapstok.engine.PublicAddress;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.stereotype.Component;

/** Refuses a form that could not be used, and one that customers would see with a hole in it. */
@Component
class FormsDeploymentCheck implements DeploymentCheck {

    private static final int NEWEST_SCHEMA = 16;
    private static final Pattern FOREIGN = Pattern.compile("https?:", Pattern.CASE_INSENSITIVE);

    private final DeployedForms deployed;
    private final Feel feel;
    private final PublicAddress home;

    FormsDeploymentCheck(DeployedForms deployed, Feel feel, PublicAddress home) {
        this.deployed = deployed;
        this.feel = feel;
        this.home = home;
    }

    @Override
    public void check(DeploymentContent content, DeploymentFaults faults) {
        Map<String, Form> byId = new LinkedHashMap<>();
        content.files(".form").forEach((file, bytes) -> read(file, bytes, faults).ifPresent(form -> {
            if (byId.putIfAbsent(form.id(), form) != null) {
                faults.error(file, null, "Another file of this deployment has the form id '" + form.id() + "' too");
            }
            checkForm(file, form, faults);
            tasksOf(content, form.id()).findFirst().ifPresent(task -> checkComponents(file, form, task, faults));
        }));
        content.models().forEach((file, model) -> customerTasks(model)
                .filter(task -> task.getCamundaFormRef() != null && !byId.containsKey(task.getCamundaFormRef()))
                .forEach(task -> deployed.newest(task.getCamundaFormRef(), Context.getCommandContext())
                        .ifPresent(form -> checkDeployed(file, form, task, faults))));
    }

    private static Optional<Form> read(String file, byte[] bytes, DeploymentFaults faults) {
        try {
            return Optional.of(FormReader.read(bytes));
        } catch (FormUnreadable unreadable) {
            faults.unreadable(file, unreadable.line(), unreadable.getMessage());
            return Optional.empty();
        }
    }

    private void checkForm(String file, Form form, DeploymentFaults faults) {
        if (form.id().isBlank()) {
            faults.error(file, null, "The form has no id, so no task can refer to it");
        }
        if (form.schemaVersion() > NEWEST_SCHEMA) {
            faults.error(file, null, "The form is of schema version " + form.schemaVersion() + "; Tasklist shows forms up to version "
                    + NEWEST_SCHEMA + ". Choose Camunda 7.24 in Modeler");
        }
        for (FormExpressions.Found found : form.expressions()) {
            String problem = feel.problem(found.expression());
            if (problem != null) {
                faults.error(file, found.component().id(), "The expression " + found.expression() + " of " + name(found.component())
                        + " (" + found.field() + ") is not FEEL: " + problem);
            }
        }
        for (FormComponent input : form.inputs()) {
            String pattern = input.rule("pattern").asText("");
            try {
                Pattern.compile(pattern);
            } catch (PatternSyntaxException broken) {
                faults.error(file, input.id(), "The pattern " + pattern + " of " + name(input) + " cannot be read: "
                        + broken.getDescription());
            }
        }
    }

    private void checkComponents(String file, Form form, UserTask task, DeploymentFaults faults) {
        unsupported(form).forEach(component -> faults.error(file, component.id(), cannotBeShown(component, task)));
    }

    private void checkDeployed(String file, Form form, UserTask task, DeploymentFaults faults) {
        unsupported(form).forEach(component -> faults.error(file, task.getId(), "Form '" + form.id() + "': "
                + cannotBeShown(component, task)));
    }

    private static String cannotBeShown(FormComponent component, UserTask task) {
        return "The portal cannot show " + name(component) + " of type '" + component.json().path("type").asText() + "'"
                + (component.json().hasNonNull("subtype") ? " (" + component.json().path("subtype").asText() + ")" : "")
                + (component.type() == FormComponent.Type.IMAGE ? " from another host" : "")
                + ", and " + ElementWords.within(task) + " shows it to customers";
    }

    private List<FormComponent> unsupported(Form form) {
        return form.all(component -> component.type() == FormComponent.Type.UNSUPPORTED || isForeign(component));
    }

    /** An image from another host, which our pages' policy keeps away. */
    private boolean isForeign(FormComponent component) {
        String source = component.json().path("source").asText("");
        return component.type() == FormComponent.Type.IMAGE && FOREIGN.matcher(source).lookingAt() && !source.startsWith(home.of("/"));
    }

    /** The customers' tasks with that form: in the models of this deployment and in those that it leaves as they are. */
    private static Stream<UserTask> tasksOf(DeploymentContent content, String formId) {
        return Stream.of(content.models().values(), content.deployedModels().values()).flatMap(Collection::stream)
                .flatMap(FormsDeploymentCheck::customerTasks).filter(task -> formId.equals(task.getCamundaFormRef()));
    }

    private static Stream<UserTask> customerTasks(BpmnModelInstance model) {
        return model.getModelElementsByType(UserTask.class).stream().filter(ModelPeople::isCustomers);
    }

    private static String name(FormComponent component) {
        String label = Stream.of("label", "dateLabel", "timeLabel", "alt").map(component::text).filter(Objects::nonNull).findFirst().orElse(null);
        return "'" + (label == null ? component.id() : label) + "'";
    }
}
