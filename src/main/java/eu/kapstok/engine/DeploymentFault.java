package eu.kapstok.engine;

import java.util.List;
import org.camunda.bpm.engine.Problem;

/** One fault of a model or form, as Modeler shows it. */
record DeploymentFault(String message, int line, String element) implements Problem {

    @Override
    public String getMessage() {
        return message;
    }

    @Override
    public int getLine() {
        return line;
    }

    @Override
    public int getColumn() {
        return 0;
    }

    @Override
    public String getMainElementId() {
        return element;
    }

    @Override
    public List<String> getElementIds() {
        return element == null ? List.of() : List.of(element);
    }
}
