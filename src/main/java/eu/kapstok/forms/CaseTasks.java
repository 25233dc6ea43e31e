package eu.kapstok.forms;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What waits in cases, on the customer's side and on ours. */
@Component
public class CaseTasks {

    private static final String CUSTOMERS = "customer.";

    /**
     * @param group candidate group, null where there is none
     * @param assignee user id, null where nobody took it
     * @param due null where it is not due
     */
    public record Waiting(String id, String name, String businessKey, String group, String assignee, Instant created, Instant due) {

        public boolean forCustomer() {
            return group != null && group.startsWith(CUSTOMERS) || assignee != null && assignee.startsWith(Actor.CONTACT_PREFIX);
        }
    }

    private final JdbcClient database;

    CaseTasks(JdbcClient database) {
        this.database = database;
    }

    /** The tasks that wait in these cases, the oldest first. */
    public List<Waiting> of(Collection<String> businessKeys, int most) {
        if (businessKeys.isEmpty()) {
            return List.of();
        }
        return database.sql("""
                select t.id_, t.name_, i.business_key_, t.assignee_, t.create_time_, t.due_date_,
                       (select min(l.group_id_) from act_ru_identitylink l
                        where l.task_id_ = t.id_ and l.type_ = 'candidate' and l.group_id_ is not null) as group_id
                from act_ru_execution i
                join act_ru_task t on t.proc_inst_id_ = i.id_
                where i.business_key_ in (:keys) and i.id_ = i.proc_inst_id_
                order by t.create_time_, t.id_ limit :most
                """).param("keys", businessKeys).param("most", most)
                .query((row, number) -> new Waiting(row.getString("id_"), row.getString("name_"), row.getString("business_key_"),
                        row.getString("group_id"), row.getString("assignee_"), instant(row.getTimestamp("create_time_")),
                        instant(row.getTimestamp("due_date_")))).list();
    }

    private static Instant instant(Timestamp moment) {
        return moment == null ? null : moment.toInstant();
    }
}
