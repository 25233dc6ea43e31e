package eu.kapstok.dunning;

import eu.kapstok.engine.TrialReset;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** On the first day nothing was followed up. */
@Component
@Profile("demo")
class DunningTrialReset implements TrialReset {

    private static final List<String> TABLES = List.of("dunning_run_customer", "dunning_run", "dunning_hand_over", "dunning_note", "dunning_hold",
            "dunning_letter_item", "dunning_letter", "dunning_plan_instalment", "dunning_plan_item", "dunning_plan", "dunning_promise_item",
            "dunning_promise", "dunning_objection", "dunning_dispute", "dunning_pause", "dunning_receivables_day", "dunning_sale", "dunning_payment",
            "dunning_receivable", "dunning_case", "dunning_debtor", "dunning_number");

    private final JdbcClient sql;

    DunningTrialReset(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public void reset() {
        TABLES.forEach(table -> sql.sql("delete from kapstok." + table).update());
    }
}
