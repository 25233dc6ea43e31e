package eu.kapstok.engine;

import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.variable.Variables;

/**
 * The name and type of a process variable, declared once.
 *
 * @param name what models and forms call it, camelCase
 * @param type one of String, Boolean, Long, Double, Date
 */
public record ProcessVariable<T>(String name, Class<T> type) {

    /** The value, which must be set. */
    public T in(VariableScope scope) {
        Object value = scope.getVariable(name);
        if (value == null) {
            throw new IllegalStateException("Process variable '%s' is not set".formatted(name));
        }
        return type.cast(value);
    }

    /** For what comes in the same transaction: stored nowhere, gone with it. */
    public void setForNow(VariableScope scope, T value) {
        scope.setVariable(name, Variables.untypedValue(value, true));
    }

    public void set(VariableScope scope, T value) {
        scope.setVariable(name, value);
    }
}
