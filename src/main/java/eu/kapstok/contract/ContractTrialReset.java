package eu.kapstok.contract;

import eu.kapstok.engine.TrialReset;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** On the first day there is no contract. */
@Component
@Profile("demo")
class ContractTrialReset implements TrialReset {

    private static final List<String> TABLES = List.of("contract_code", "contract_reminder", "contract_event", "contract_signer", "contract", "contract_number", "signing_mandate");

    private final JdbcClient sql;

    ContractTrialReset(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public void reset() {
        TABLES.forEach(table -> sql.sql("delete from kapstok." + table).update());
    }
}
