package eu.kapstok.complaint;

import eu.kapstok.engine.TrialReset;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** On the first day nothing comes back, and nothing is made good. */
@Component
@Profile("demo")
class SettlementTrialReset implements TrialReset {

    private static final List<String> TABLES = List.of("goods_return_part", "goods_return_parcel", "goods_return_line", "goods_return",
            "settlement_credit", "settlement", "decision_letter", "withdrawal");

    private final JdbcClient sql;

    SettlementTrialReset(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public void reset() {
        TABLES.forEach(table -> sql.sql("delete from kapstok." + table).update());
    }
}
