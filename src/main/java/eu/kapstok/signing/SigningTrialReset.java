package eu.kapstok.signing;

import eu.kapstok.engine.TrialReset;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A trial that begins again has nothing signed; its key stays, and with it what was signed before stays ours. */
@Component
@Profile("demo")
class SigningTrialReset implements TrialReset {

    private final JdbcClient sql;

    SigningTrialReset(JdbcClient sql) {
        this.sql = sql;
    }

    /** Deleting one by one is what these tables refuse. */
    @Override
    public void reset() {
        sql.sql("truncate kapstok.sealed_document, kapstok.evidence_event, kapstok.evidence_record").update();
    }
}
