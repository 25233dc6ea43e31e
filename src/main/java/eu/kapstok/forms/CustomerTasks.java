package eu.kapstok.forms;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/**
 * What waits for a customer's contact, and their answers. Every question names the groups that reach the contact and
 * the contact; a task that neither reaches does not exist for them.
 */
@Component
public class CustomerTasks {

    private static final String COLUMNS = """
            select t.id_, t.name_, t.task_def_key_, t.proc_inst_id_, t.execution_id_, t.create_time_, t.due_date_,
                   d.key_ as process_key_, i.business_key_
            from act_ru_task t
            join act_re_procdef d on d.id_ = t.proc_def_id_
            join act_ru_execution i on i.id_ = t.proc_inst_id_
            """;

    private static final String REACHED = """
            select l.task_id_ from act_ru_identitylink l where l.group_id_ in (:groups) and l.type_ = 'candidate'
            union
            select a.id_ from act_ru_task a where a.assignee_ = :person
            """;

    private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    /** A place in the list: the last task somebody has seen. */
    public record Place(Instant due, Instant created, String id) {

        static Place of(CustomerTask task) {
            return new Place(task.due() == null ? NEVER : task.due(), task.created(), task.id());
        }
    }

    /** @param next where the list goes on, null at its end */
    public record Page(List<CustomerTask> tasks, Place next) {
    }

    private final JdbcClient database;
    private final Map<String, ProcessFormData> formData;

    CustomerTasks(JdbcClient database, List<ProcessFormData> formData) {
        this.database = database;
        this.formData = formData.stream().collect(Collectors.toMap(ProcessFormData::processKey, Function.identity()));
    }

    /**
     * The tasks that wait, the most urgent first.
     *
     * @param after where an earlier page ended, null for the first one
     */
    public Page waiting(List<String> groups, Actor actor, Place after, int size) {
        Place from = after == null ? new Place(Instant.EPOCH, Instant.EPOCH, "") : after;
        List<CustomerTask> found = database.sql(COLUMNS + "where t.suspension_state_ = 1 and t.id_ in (" + REACHED + """
                        ) and (coalesce(t.due_date_, :never), t.create_time_, t.id_) > (:due, :created, :id)
                        order by coalesce(t.due_date_, :never), t.create_time_, t.id_ limit :limit
                        """)
                .param("groups", groups).param("person", actor.engineUser())
                .param("never", Timestamp.from(NEVER)).param("due", Timestamp.from(from.due()))
                .param("created", Timestamp.from(from.created())).param("id", from.id()).param("limit", size + 1)
                .query((row, number) -> task(row, actor)).list();
        boolean more = found.size() > size;
        List<CustomerTask> page = more ? List.copyOf(found.subList(0, size)) : found;
        return new Page(page, more ? Place.of(page.get(size - 1)) : null);
    }

    /** How many tasks wait. */
    public long count(List<String> groups, Actor actor) {
        return database.sql("select count(*) from act_ru_task t where t.suspension_state_ = 1 and t.id_ in (" + REACHED + ")")
                .param("groups", groups).param("person", actor.engineUser()).query(Long.class).single();
    }

    public Optional<CustomerTask> find(String taskId, List<String> groups, Actor actor) {
        return database.sql(COLUMNS + "where t.suspension_state_ = 1 and t.id_ = :task and t.id_ in (" + REACHED + ")")
                .param("task", taskId).param("groups", groups).param("person", actor.engineUser())
                .query((row, number) -> task(row, actor)).optional();
    }

    /** What waits in the process instances with that business key, the oldest first. */
    public List<CustomerTask> ofBusinessKey(String businessKey, List<String> groups, Actor actor) {
        return database.sql(COLUMNS + "where t.suspension_state_ = 1 and i.business_key_ = :key and t.id_ in (" + REACHED
                        + ") order by t.create_time_, t.id_")
                .param("key", businessKey).param("groups", groups).param("person", actor.engineUser())
                .query((row, number) -> task(row, actor)).list();
    }

    /** What became of a task that {@link #find} no longer finds: already done, gone, or never there for this contact. */
    public Outcome ended(String taskId, List<String> groups, Actor actor) {
        throw new UnsupportedOperationException("not before the gate stands");
    }

    /** The task's form as it stands at first. */
    public FormView view(CustomerTask task, Actor actor) {
        throw new UnsupportedOperationException("not before the gate stands");
    }

    /** The form with what was typed so far, its conditions looked at again; nothing is judged. */
    public FormView refresh(CustomerTask task, Actor actor, MultiValueMap<String, String> typed) {
        throw new UnsupportedOperationException("not before the gate stands");
    }

    /** Takes an answer and completes the task, in a transaction of its own. */
    public Outcome submit(String taskId, List<String> groups, Actor actor, MultiValueMap<String, String> posted) {
        throw new UnsupportedOperationException("not before the gate stands");
    }

    private CustomerTask task(ResultSet row, Actor actor) throws SQLException {
        FormTask task = new FormTask(row.getString("id_"), row.getString("task_def_key_"), row.getString("process_key_"),
                row.getString("business_key_"), row.getString("proc_inst_id_"), row.getString("execution_id_"));
        Timestamp due = row.getTimestamp("due_date_");
        ProcessFormData data = formData.get(task.processKey());
        return new CustomerTask(task, row.getString("name_"), row.getTimestamp("create_time_").toInstant(),
                due == null ? null : due.toInstant(), data == null ? null : data.customerPage(task));
    }
}
