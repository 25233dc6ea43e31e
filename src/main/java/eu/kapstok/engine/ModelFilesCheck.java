package eu.kapstok.engine;

import java.io.ByteArrayInputStream;
import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.xml.ModelException;
import org.springframework.stereotype.Component;
import org.xml.sax.SAXParseException;

/** Refuses a model that cannot be read, with the reason; the engine alone would answer with a fault of the server. */
@Component
class ModelFilesCheck implements DeploymentCheck {

    @Override
    public void check(DeploymentContent content, DeploymentFaults faults) {
        content.files(DeploymentContent.PROCESSES).forEach((name, bytes) -> {
            if (!content.models().containsKey(name)) {
                read(name, faults, () -> Bpmn.readModelFromStream(new ByteArrayInputStream(bytes)));
            }
        });
        content.files(DeploymentContent.DECISIONS).forEach((name, bytes) -> read(name, faults, () -> {
            DmnModelInstance model = Dmn.readModelFromStream(new ByteArrayInputStream(bytes));
            if (model.getModelElementsByType(Decision.class).stream().anyMatch(decision -> decision.getCamundaHistoryTimeToLiveString() == null)) {
                // said by another check, in its own words
                return;
            }
            Context.getProcessEngineConfiguration().getDmnEngineConfiguration().getTransformer().createTransform()
                    .modelInstance(new ByteArrayInputStream(bytes)).transformDecisions();
        }));
    }

    private static void read(String name, DeploymentFaults faults, Runnable reading) {
        try {
            reading.run();
        } catch (ModelException | DmnEngineException broken) {
            Throwable reason = deepest(broken);
            faults.unreadable(name, reason instanceof SAXParseException at ? at.getLineNumber() : 0,
                    "The model cannot be read: " + reason.getMessage());
        }
    }

    private static Throwable deepest(Throwable broken) {
        Throwable cause = broken;
        while (cause.getCause() != null && cause.getCause().getMessage() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
