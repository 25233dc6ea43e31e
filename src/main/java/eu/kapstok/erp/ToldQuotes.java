package eu.kapstok.erp;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which version of a quote our processes were told of last: that of its newest revision, else the one under which it became known
 * first, as what is submitted again starts nothing.
 */
@Component
class ToldQuotes {

    private static final int VERSION = 3;

    private final JdbcClient sql;

    ToldQuotes(JdbcClient sql) {
        this.sql = sql;
    }

    /** Empty where it never heard of that quote. */
    Optional<String> version(String number) {
        return sql.sql("""
                select id from kapstok.erp_event where key = ? and type in ('quote-submitted', 'quote-revised')
                order by type = 'quote-revised' desc, case when type = 'quote-revised' then received_at end desc, received_at limit 1
                """).param(number).query(String.class).optional().map(id -> id.split(":")[VERSION]);
    }
}
