package eu.kapstok.dunning;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Before going live all letters go to one address, as the newest release says. */
@Component
class Redirect {

    private final JdbcClient sql;

    Redirect(JdbcClient sql) {
        this.sql = sql;
    }

    /** Empty once letters go to customers. */
    Optional<String> address() {
        return sql.sql("select redirect from kapstok.dunning_run where released_by is not null order by day desc limit 1")
                .query(String.class).optional();
    }

    /** Whether the newest release let letters go to all customers. */
    boolean live() {
        return sql.sql("""
                select redirect is null and segment is null from kapstok.dunning_run where released_by is not null order by day desc limit 1
                """).query(Boolean.class).optional().orElse(false);
    }
}
