package eu.kapstok.complaint;

import eu.kapstok.engine.TrialReset;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** On the first day nobody complained. */
@Component
@Profile("demo")
class ComplaintTrialReset implements TrialReset {

    private static final List<String> TABLES = List.of("complaint_draft_photo", "complaint_draft", "complaint_event", "complaint_photo",
            "complaint_line", "complaint", "complaint_number");

    private final JdbcClient sql;

    ComplaintTrialReset(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public void reset() {
        TABLES.forEach(table -> sql.sql("delete from kapstok." + table).update());
    }
}
