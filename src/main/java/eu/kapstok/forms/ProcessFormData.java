package eu.kapstok.forms;

import java.util.Map;
import java.util.Set;

/**
 * What the forms of one process show, and what becomes of their answers. One bean per process, named
 * {@code <Process>FormData}.
 */
public interface ProcessFormData {

    /** Id of the process. */
    String processKey();

    /**
     * Display values and defaults for the task's form, by field key. For a staff task they become task-local variables
     * when the task is created (values: String, Boolean, Long, Double, Date, or List/Map, which is stored as JSON);
     * for a customer's task they are asked for at every rendering and stored nowhere. The staff's task lists show
     * {@code caseTitle} and {@code customerTitle}.
     */
    Map<String, Object> show(FormTask task);

    /** Takes up that the task is there now: called once, in the transaction that makes it. Default: nothing to do. */
    default void created(FormTask task) {
    }

    /** Staff user whom a new task is for, null where whoever of its groups takes it. */
    default String assignee(FormTask task) {
        return null;
    }

    /**
     * Refuses who may not do this task although they are a candidate (four eyes). Default: all candidates may.
     *
     * @throws FormRefused with the reason
     */
    default void check(FormTask task, Actor actor) {
    }

    /**
     * Takes a validated answer, in the transaction that completes the task: writes the entity and returns the process
     * variables that the model needs (never personal data).
     *
     * @param values declared, visible, writable keys only, converted: String, Boolean, Long, Double, LocalDate, BigDecimal for
     *               numbers with decimals, List of Map for tables
     * @param words what they saw when they answered
     * @throws FormRefused when the business does not allow it
     */
    Map<String, Object> submitted(FormTask task, Map<String, Object> values, SeenWords words, Actor actor);

    /**
     * A case that a start form begins.
     *
     * @param businessKey the number it is known by from now on
     * @param variables that the model needs at its start, never personal data
     */
    record Started(String businessKey, Map<String, Object> variables) {
    }

    /**
     * Takes a validated start form, in the transaction that starts the process: writes the entity. Default, and null: the answers
     * become process variables as they are.
     *
     * @param values as for {@link #submitted}
     * @throws FormRefused when the business does not allow it
     */
    default Started started(Map<String, Object> values, Actor actor) {
        return null;
    }

    /** Path of the customer's own page for this task ({@code /portal/quotes/Q2026-00042}), null for the plain task page. */
    default String customerPage(FormTask task) {
        return null;
    }

    /** Keys of display values that {@link #show} gives for the task, for the checks of forms against code. */
    Set<String> displayKeys(String taskDefinitionKey);

    /**
     * Whether the code knows that task. One that a process owner added to the model is not known: nothing is shown in its
     * form, and its fields become process variables as they are. Default: those that show something are known.
     */
    default boolean handles(String taskDefinitionKey) {
        return !displayKeys(taskDefinitionKey).isEmpty();
    }

    /**
     * Fields that {@link #submitted} cannot do without, by the process variable that it makes of each: a form without one of
     * them is refused when it is deployed.
     */
    default Map<String, String> answers(String taskDefinitionKey) {
        return Map.of();
    }
}
