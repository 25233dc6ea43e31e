package eu.kapstok.order;

import eu.kapstok.engine.TrialReset;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** On the first day there is no order. */
@Component
@Profile("demo")
class OrderTrialReset implements TrialReset {

    private static final List<String> TABLES = List.of("order_problem", "order_problem_number", "order_review", "order_event", "order_shipment_line", "order_shipment",
            "order_destination", "order_line", "customer_order");

    private final JdbcClient sql;

    OrderTrialReset(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public void reset() {
        TABLES.forEach(table -> sql.sql("delete from kapstok." + table).update());
    }
}
