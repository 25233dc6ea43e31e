package eu.kapstok.claim;

import eu.kapstok.engine.AddedHolidays;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The holidays that credit control added. */
@Component
class KeptHolidays implements AddedHolidays {

    private final JdbcClient sql;

    KeptHolidays(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public boolean has(String country, LocalDate day) {
        return sql.sql("select exists (select from kapstok.claim_holiday where country = ? and day = ?)").params(country, day)
                .query(Boolean.class).single();
    }
}
