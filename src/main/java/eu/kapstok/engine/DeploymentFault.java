package eu.kapstok.engine;

import java.util.List;
import org.camunda.bpm.engine.Problem;

/** One fault of a model or form, as Modeler shows it; the first element is the one it is about. */
record DeploymentFault(String message, int line, int column, List<String> elements) implements Problem {

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
        return column;
    }

    @Override
    public String getMainElementId() {
        return elements.isEmpty() ? null : elements.get(0);
    }

    @Override
    public List<String> getElementIds() {
        return elements;
    }
}
