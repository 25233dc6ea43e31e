package eu.kapstok.claim;

import eu.kapstok.engine.TrialReset;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A trial that begins again has the tables of the law as they were installed, and no reference was given out. */
@Component
@Profile("demo")
class ClaimTrialReset implements TrialReset {

    private final JdbcClient sql;
    private final ApplicationEventPublisher events;

    ClaimTrialReset(JdbcClient sql, ApplicationEventPublisher events) {
        this.sql = sql;
        this.events = events;
    }

    @Override
    public void reset() {
        sql.sql("truncate kapstok.payment_reference").update();
        sql.sql("delete from kapstok.claim_holiday").update();
        events.publishEvent(new KeptHolidays.Changed());
        sql.sql("delete from kapstok.claim_rate where added_by <> 'installation'").update();
        sql.sql("delete from kapstok.claim_sum where added_by <> 'installation'").update();
        sql.sql("delete from kapstok.claim_scale where added_by <> 'installation'").update();
        sql.sql("update kapstok.claim_revision set revision = revision + 1 where only_one").update();
    }
}
