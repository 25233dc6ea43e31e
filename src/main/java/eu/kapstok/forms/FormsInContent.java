package eu.kapstok.forms;

import eu.kapstok.engine.DeploymentContent;
import java.util.Optional;
import org.camunda.bpm.engine.impl.context.Context;
import org.springframework.stereotype.Component;

/** The forms as they will be when a deployment is taken: its own, else the newest that is deployed. */
@Component
class FormsInContent {

    static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

    /** How a form key refers to a file beside its model. */
    static final String IN_DEPLOYMENT = "camunda-forms:deployment:";

    private final DeployedForms deployed;

    FormsInContent(DeployedForms deployed) {
        this.deployed = deployed;
    }

    /** Empty for an unknown form, and for one of this deployment that cannot be read, which is refused anyway. */
    Optional<Form> form(String id, DeploymentContent content) {
        if (content.holdsForm(id)) {
            return inFile(content.fileOf(id).orElseThrow(), content);
        }
        return deployed.newest(id, Context.getCommandContext());
    }

    /** The form of a file of this deployment, empty where there is none that can be read. */
    static Optional<Form> inFile(String name, DeploymentContent content) {
        try {
            return Optional.ofNullable(content.files(".form").get(name)).map(FormReader::read);
        } catch (FormUnreadable refusedAnyway) {
            return Optional.empty();
        }
    }

    boolean exists(String id, DeploymentContent content) {
        return content.holdsForm(id) || deployed.newest(id, Context.getCommandContext()).isPresent();
    }

    boolean exists(String id, int version) {
        return Context.getCommandContext().runWithoutAuthorization(() -> Context.getCommandContext().getCamundaFormDefinitionManager()
                .findDefinitionByKeyVersionAndTenantId(id, version, null)) != null;
    }
}
