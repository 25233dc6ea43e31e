package eu.kapstok.engine;

import java.io.ByteArrayInputStream;
import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.xml.ModelException;
import org.springframework.stereotype.Component;

/** Refuses a decision file that cannot be read, with the reason; the engine alone would answer with a fault of the server. */
@Component
class DecisionFilesCheck implements DeploymentCheck {

    @Override
    public void check(DeploymentContent content, DeploymentFaults faults) {
        content.files(".dmn").forEach((name, bytes) -> {
            try {
                Dmn.readModelFromStream(new ByteArrayInputStream(bytes));
                Context.getProcessEngineConfiguration().getDmnEngineConfiguration().getTransformer()
                        .createTransform().modelInstance(new ByteArrayInputStream(bytes)).transformDecisions();
            } catch (ModelException | DmnEngineException broken) {
                faults.unreadable(name, 0, "The decision cannot be read: " + deepest(broken).getMessage());
            }
        });
    }

    private static Throwable deepest(Throwable broken) {
        Throwable cause = broken;
        while (cause.getCause() != null && cause.getCause().getMessage() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
