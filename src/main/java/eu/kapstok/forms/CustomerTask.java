package eu.kapstok.forms;

import java.time.Instant;

/**
 * A task that waits for a customer.
 *
 * @param title what is to be done, in the language of whoever asked
 * @param created when it began to wait
 * @param due when it should be done, null where the model says nothing
 * @param page address of the customer's own page for it, null where the plain task page serves
 */
public record CustomerTask(FormTask task, String title, Instant created, Instant due, String page) {

    public String id() {
        return task.id();
    }
}
