package eu.kapstok.erp;

import eu.kapstok.engine.TrialReset;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** On the first day no command was sent to the ERP and no fact came from it. */
@Component
@Profile("demo")
class ErpTrialReset implements TrialReset {

    private final JdbcClient sql;

    ErpTrialReset(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public void reset() {
        sql.sql("delete from kapstok.erp_command").update();
        sql.sql("delete from kapstok.erp_event").update();
    }
}
