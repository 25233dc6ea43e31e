package eu.kapstok.portal;

import eu.kapstok.forms.CustomerTask;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A task as a row of a list.
 *
 * @param path page on which it is done
 * @param due last moment that is in time, null when there is none
 */
record WaitingTask(String path, String title, String number, Instant due, boolean soon, boolean late) {

    private static final Duration SOON = Duration.ofDays(3);

    static List<WaitingTask> of(List<CustomerTask> tasks, Clock clock) {
        Instant now = clock.instant();
        return tasks.stream().map(task -> of(task, now)).toList();
    }

    private static WaitingTask of(CustomerTask task, Instant now) {
        // a task due at midnight is due on the day that ends there
        Instant due = task.due() == null ? null : task.due().minusMillis(1);
        return new WaitingTask(task.page() == null ? "/portal/tasks/" + task.id() : task.page(), task.title(),
                task.task().businessKey(), due, due != null && due.isBefore(now.plus(SOON)), due != null && due.isBefore(now));
    }
}
