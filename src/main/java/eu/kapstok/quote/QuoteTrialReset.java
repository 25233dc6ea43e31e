package eu.kapstok.quote;

import eu.kapstok.engine.TrialReset;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** On the first day there is no quote. */
@Component
@Profile("demo")
class QuoteTrialReset implements TrialReset {

    private static final List<String> TABLES = List.of("quote_destination", "quote_acceptance_evidence", "quote_line_wish", "quote_answer",
            "quote_event", "quote_approval", "quote_vat", "quote_line", "quote_version", "quote", "quote_request_line",
            "quote_request", "quote_request_number");

    private final JdbcClient sql;

    QuoteTrialReset(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public void reset() {
        TABLES.forEach(table -> sql.sql("delete from kapstok." + table).update());
    }
}
