package eu.kapstok.claim;

import eu.kapstok.engine.AddedHolidays;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** The holidays that credit control added; they are asked for at every step of every case, and hardly ever change. */
@Component
class KeptHolidays implements AddedHolidays {

    /** They are others now. */
    record Changed() {
    }

    private record Holiday(String country, LocalDate day) {
    }

    private record Known(Set<Holiday> days, long readAt) {
    }

    /** Another node hears of a new one this much later. */
    private static final long AGE = Duration.ofMinutes(1).toNanos();

    private final JdbcClient sql;
    private volatile Known known;

    KeptHolidays(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public boolean has(String country, LocalDate day) {
        Known current = known;
        if (current == null || System.nanoTime() - current.readAt() > AGE) {
            current = new Known(sql.sql("select country, day from kapstok.claim_holiday").query(Holiday.class).stream()
                    .collect(Collectors.toUnmodifiableSet()), System.nanoTime());
            known = current;
        }
        return current.days().contains(new Holiday(country, day));
    }

    @TransactionalEventListener(classes = Changed.class, fallbackExecution = true)
    void forget() {
        known = null;
    }
}
