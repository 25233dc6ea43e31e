package eu.kapstok.erp;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which version of a quote our processes were told of last: that of its newest revision, else the one under which it became known
 * first, as what is submitted again starts nothing. Only a fact's natural key says a version; what came as a message of its own does
 * not.
 */
@Component
class ToldQuotes {

    private static final String NATURAL = "quote:%s:%s:%%";
    private static final int VERSION = 3;

    private final JdbcClient sql;

    ToldQuotes(JdbcClient sql) {
        this.sql = sql;
    }

    /** Empty where it never heard of a version of that quote. */
    Optional<String> version(String number) {
        return sql.sql("""
                select id from kapstok.erp_event where key = ? and type in ('quote-submitted', 'quote-revised') and (id like ? or id like ?)
                order by type = 'quote-revised' desc, case when type = 'quote-revised' then received_at end desc, received_at limit 1
                """).params(number, NATURAL.formatted("SUBMITTED", number), NATURAL.formatted("REVISED", number)).query(String.class).optional()
                .map(id -> id.split(":")[VERSION]);
    }
}
