package eu.kapstok.forms;

import java.util.List;

/**
 * An answer that a form's declaration allows but the business does not: shown at the field, nothing typed is lost,
 * nothing of the transaction remains.
 */
public class FormRefused extends RuntimeException {

    /**
     * @param field key of the field it belongs to, null for the form as a whole
     * @param messageKey key in {@code messages*.properties}
     * @param arguments values for the message's placeholders
     */
    public record Problem(String field, String messageKey, List<Object> arguments) {
    }

    private final transient List<Problem> problems;

    public FormRefused(List<Problem> problems) {
        super(problems.toString());
        this.problems = List.copyOf(problems);
    }

    public FormRefused(String field, String messageKey, Object... arguments) {
        this(List.of(new Problem(field, messageKey, List.of(arguments))));
    }

    public List<Problem> problems() {
        return problems;
    }
}
