package eu.kapstok.signing;

import eu.kapstok.engine.JobQueue;
import eu.kapstok.engine.QueuedWork;
import java.security.cert.CertificateEncodingException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells in time that the seal's key runs out: one job for each certificate, 30 days before. A trial's key is let run out. */
@Component
class KeyWatch implements QueuedWork {

    static final String TYPE = "seal-key-expiring";

    private final SealKeys keys;
    private final ObjectProvider<SealKeyExpiring> told;
    private final JobQueue queue;
    private final JdbcClient sql;
    private final Clock clock = Clock.systemUTC();

    /** The engine asks for all kinds of work before it is there itself. */
    KeyWatch(SealKeys keys, ObjectProvider<SealKeyExpiring> told, @Lazy JobQueue queue, JdbcClient sql) {
        this.keys = keys;
        this.told = told;
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
        Instant now = clock.instant();
        int first = sql.sql("insert into kapstok.seal_key_watch (certificate, watched_from) values (?, ?) on conflict do nothing")
                .params(fingerprint(), Timestamp.from(now)).update();
        if (first == 1) {
            queue.enqueueAt(keys.expires().minus(SealKeys.SOON), TYPE, fingerprint());
        }
    }

    /** @param payload the certificate; another one in use meanwhile is watched by itself */
    @Override
    @Transactional
    public void run(String payload) {
        if (!keys.trial() && payload.equals(fingerprint())) {
            told.forEach(one -> one.expiring(keys.lastDay(), keys.sealedBy()));
        }
    }

    private String fingerprint() {
        try {
            return EvidenceEvent.sha256(keys.seal().certificate().getEncoded());
        } catch (CertificateEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
