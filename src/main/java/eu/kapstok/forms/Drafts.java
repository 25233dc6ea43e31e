package eu.kapstok.forms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps what contacts typed into the forms of their tasks: one draft per task and contact, on whichever device. */
@Component
class Drafts {

    private static final Duration LIFETIME = Duration.ofDays(90);
    private static final ObjectMapper JSON = new ObjectMapper();

    /** As it stands in the table. */
    private record Content(Map<String, List<String>> typed, Map<String, String> labels) {
    }

    private final JdbcClient database;
    private final Clock clock;

    Drafts(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Keeps it in the place of an earlier one; not for a task that is done meanwhile. */
    void keep(String taskId, Actor actor, Draft draft) {
        Timestamp now = Timestamp.from(clock.instant());
        database.sql("delete from kapstok.task_draft where (task_id, contact) in "
                + "(select task_id, contact from kapstok.task_draft where expires_at < ? order by expires_at limit 100)").param(now).update();
        database.sql("""
                        insert into kapstok.task_draft (task_id, contact, form, typed, saved_at, expires_at)
                        select :task, :contact, :form, :typed, :saved, :expires
                        where exists (select 1 from act_ru_task where id_ = :task)
                        on conflict (task_id, contact) do update set form = excluded.form, typed = excluded.typed,
                            saved_at = excluded.saved_at, expires_at = excluded.expires_at
                        """)
                .param("task", taskId).param("contact", actor.engineUser()).param("form", draft.form())
                .param("typed", write(new Content(draft.typed(), draft.labels()))).param("saved", Timestamp.from(draft.savedAt()))
                .param("expires", Timestamp.from(draft.savedAt().plus(LIFETIME))).update();
    }

    Optional<Draft> find(String taskId, Actor actor) {
        return database.sql("select form, typed, saved_at from kapstok.task_draft where task_id = ? and contact = ? and expires_at > ?")
                .params(taskId, actor.engineUser(), Timestamp.from(clock.instant())).query((row, number) -> draft(row)).optional();
    }

    /** That contact begins anew. */
    void drop(String taskId, Actor actor) {
        database.sql("delete from kapstok.task_draft where task_id = ? and contact = ?").params(taskId, actor.engineUser()).update();
    }

    /** The task is done or gone, and with it what anybody typed into it. */
    void forget(String taskId) {
        database.sql("delete from kapstok.task_draft where task_id = ?").param(taskId).update();
    }

    private static Draft draft(ResultSet row) throws SQLException {
        try {
            Content content = JSON.readValue(row.getString("typed"), Content.class);
            return new Draft(row.getString("form"), content.typed(), content.labels(), row.getTimestamp("saved_at").toInstant());
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("A draft cannot be read", broken);
        }
    }

    private static String write(Content content) {
        try {
            return JSON.writeValueAsString(content);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("A draft cannot be written", broken);
        }
    }
}
