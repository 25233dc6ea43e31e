package eu.kapstok.forms;

import java.time.Instant;

/** What became of a customer's answer to a task. */
public sealed interface Outcome {

    /**
     * Taken; the process goes on.
     *
     * @param task what was answered, with the number to lead on to
     */
    record Done(CustomerTask task) implements Outcome {
    }

    /**
     * Not taken yet: something is missing, wrong, or asked for in a next step. Nothing typed is lost.
     *
     * @param form to show again
     */
    record Invalid(CustomerTask task, FormView form) implements Outcome {
    }

    /** What was typed is kept for later; nothing was answered. */
    record Kept(CustomerTask task, Instant when) implements Outcome {
    }

    /**
     * Somebody else was faster.
     *
     * @param by their name
     * @param businessKey the number people quote, to lead on to
     */
    record AlreadyDone(String by, Instant when, String businessKey) implements Outcome {
    }

    /** Nobody needs to do it any more: expired, withdrawn or revised meanwhile. */
    record Gone(String businessKey) implements Outcome {
    }

    /** No such task for this person: answered as if it had never existed. */
    record NotFound() implements Outcome {
    }
}
