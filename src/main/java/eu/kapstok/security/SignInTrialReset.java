package eu.kapstok.security;

import eu.kapstok.engine.TrialReset;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** On the first day no customer has signed in yet. Goes before the contacts themselves. */
@Component
@Profile("demo")
@Order(10)
class SignInTrialReset implements TrialReset {

    private static final List<String> TABLES = List.of("invitation", "limited_use", "sign_in_request", "personal_link",
            "remembered_device", "sign_in");

    private final JdbcClient sql;

    SignInTrialReset(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public void reset() {
        TABLES.forEach(table -> sql.sql("delete from kapstok." + table).update());
    }
}
