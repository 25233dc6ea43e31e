package eu.kapstok.forms;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Remembers who completed which task. */
@Component
class DoneTasks {

    record Done(String by, Instant when, String businessKey) {
    }

    private final JdbcClient database;
    private final Clock clock;

    DoneTasks(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Takes the task for that person, in the transaction that completes it; who comes second waits here for the first one
     * and then is told so.
     *
     * @return false when somebody has done it already
     */
    boolean take(FormTask task, Actor actor) {
        return database.sql("""
                        insert into kapstok.task_done (task_id, business_key, done_by, name, done_at)
                        values (?, ?, ?, ?, ?) on conflict (task_id) do nothing
                        """)
                .params(task.id(), task.businessKey(), actor.engineUser(), actor.name(), Timestamp.from(clock.instant()))
                .update() == 1;
    }

    Optional<Done> find(String taskId) {
        return database.sql("select name, done_at, business_key from kapstok.task_done where task_id = ?").param(taskId)
                .query((row, number) -> new Done(row.getString("name"), row.getTimestamp("done_at").toInstant(),
                        row.getString("business_key"))).optional();
    }
}
