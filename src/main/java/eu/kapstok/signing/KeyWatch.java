package eu.kapstok.signing;

import eu.kapstok.engine.JobQueue;
import eu.kapstok.engine.QueuedWork;
import java.security.cert.CertificateEncodingException;
import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Has the seal's key renewed in time: one job for each certificate, 30 days before it runs out, that makes one task. A trial's key
 * is let run out.
 */
@Component
class KeyWatch implements QueuedWork {

    static final String TYPE = "seal-key-expiring";

    private final SealKeys keys;
    private final SealKeyRenewalProcess renewal;
    private final JobQueue queue;
    private final JdbcClient sql;
    private final Clock clock = Clock.systemUTC();

    /** The engine asks for all kinds of work before it is there itself. */
    KeyWatch(SealKeys keys, @Lazy SealKeyRenewalProcess renewal, @Lazy JobQueue queue, JdbcClient sql) {
        this.keys = keys;
        this.renewal = renewal;
        this.queue = queue;
        this.sql = sql;
    }

    @Override
    public String type() {
        return TYPE;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Transactional
    public void begin() {
        if (keys.trial()) {
            return;
        }
        int first = sql.sql("insert into kapstok.seal_key_watch (certificate, watched_from) values (?, ?) on conflict do nothing")
                .params(fingerprint(), Timestamp.from(clock.instant())).update();
        if (first == 1) {
            queue.enqueueAt(keys.expires().minus(SealKeys.SOON), TYPE, fingerprint());
        }
    }

    /** @param payload the certificate; another one in use meanwhile is watched by itself */
    @Override
    @Transactional
    public void run(String payload) {
        if (!keys.trial() && payload.equals(fingerprint()) && isFirst(payload)) {
            renewal.start(payload);
        }
    }

    private boolean isFirst(String certificate) {
        return sql.sql("update kapstok.seal_key_watch set told_at = ? where certificate = ? and told_at is null")
                .params(Timestamp.from(clock.instant()), certificate).update() == 1;
    }

    private String fingerprint() {
        try {
            return EvidenceEvent.sha256(keys.seal().certificate().getEncoded());
        } catch (CertificateEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
