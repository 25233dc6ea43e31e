package eu.kapstok.signing;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Checks files that strangers bring, a few at a time; nothing of them is kept. */
@Component
class FileChecks {

    static final int LARGEST = 20 * 1024 * 1024;

    private static final int AT_A_TIME = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final SealedDocuments register;
    private final SealKeys keys;
    private final Semaphore places = new Semaphore(AT_A_TIME, true);

    FileChecks(SealedDocuments register, SealKeys keys) {
        this.register = register;
        this.keys = keys;
    }

    /** Empty when too many are checked at this moment. */
    Optional<CheckedFile> check(byte[] file) {
        try {
            if (!places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                return Optional.empty();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        try {
            List<X509Certificate> seals = new ArrayList<>(register.certificates(SealedDocuments.Use.SEAL));
            if (keys.known() && !seals.contains(keys.seal().certificate())) {
                seals.add(keys.seal().certificate());
            }
            CheckedFile checked = new FileCheck(new SignedRevisions.Known(seals, register.certificates(SealedDocuments.Use.TIME_STAMP),
                    register.certificates(SealedDocuments.Use.CHAIN))).check(file);
            return Optional.of(registered(checked));
        } finally {
            places.release();
        }
    }

    /** What the register knows more: a signature that was written anew around the same content, another draft signed later. */
    private CheckedFile registered(CheckedFile checked) {
        SealedDocuments.Row row = checked.verdict() == CheckedFile.Verdict.GENUINE ? register.byContent(checked.content()).orElse(null) : null;
        if (row == null) {
            return checked;
        }
        if (!row.sha256().equals(checked.sha256())) {
            return checked.and(CheckedFile.Finding.of("seal"), CheckedFile.Verdict.CHANGED);
        }
        boolean replaced = register.last(row.record()).filter(last -> last.version() > row.version()).isPresent();
        return replaced ? checked.and(CheckedFile.Finding.of("replaced"), checked.verdict()) : checked;
    }
}
