package eu.kapstok.forms;

import eu.kapstok.engine.TrialReset;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** On the first day nobody has typed into a task or done one. */
@Component
@Profile("demo")
@Order(10)
class FormsTrialReset implements TrialReset {

    private final JdbcClient sql;

    FormsTrialReset(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public void reset() {
        sql.sql("delete from kapstok.task_draft").update();
        sql.sql("delete from kapstok.task_done").update();
    }
}
