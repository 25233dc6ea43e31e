package eu.kapstok.erp;

import eu.kapstok.engine.JobQueue;
import eu.kapstok.engine.QueuedWork;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Asks the ERP again and again what happened, on one node at a time, and remembers how far it came. Each fact becomes a job of its
 * own, so that one that cannot be taken holds up no other.
 */
@Component
class ErpFeed implements QueuedWork {

    static final String TYPE = "erp-changes";
    static final int MOST = 200;

    private static final Logger LOG = LoggerFactory.getLogger(ErpFeed.class);
    private static final Duration TAKEN_FOR_LOST = Duration.ofMinutes(10);
    private static final int LONGEST_ERROR = 1000;
    /** So long people are told that the history was lost. */
    private static final Duration LOSS_IS_NEWS = Duration.ofDays(7);

    /**
     * @param failingSince null while it is heard
     * @param error why it is not heard
     * @param lostAt when the ERP's history was last found not to go on where it was, null where it did lately
     */
    record State(Instant failingSince, String error, Instant lostAt) {
    }

    private record Row(String source, String place, long turn, Instant due) {
    }

    private final Erp erp;
    private final ErpProperties settings;
    private final JobQueue queue;
    private final JdbcClient sql;
    private final Clock clock;

    /** The engine asks for all kinds of work before it is there itself. */
    ErpFeed(Erp erp, ErpProperties settings, @Lazy JobQueue queue, JdbcClient sql, Clock clock) {
        this.erp = erp;
        this.settings = settings;
        this.queue = queue;
        this.sql = sql;
        this.clock = clock;
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public boolean looksAgainAndAgain() {
        return true;
    }

    /** Goes on where it was left, unless another node does already. */
    @EventListener(ApplicationReadyEvent.class)
    @Transactional
    public void begin() {
        if (settings.pollEvery().isZero()) {
            return;
        }
        Instant now = now();
        int first = sql.sql("insert into kapstok.erp_feed (source, turn, due_at) values (?, 0, ?) on conflict (id) do nothing")
                .params(source(), Timestamp.from(now)).update();
        Row row = row();
        boolean anotherErp = !row.source().equals(source());
        if (anotherErp) {
            sql.sql("update kapstok.erp_feed set source = ?, place = null, heard_at = null").param(source()).update();
        }
        if (first == 1 || anotherErp || row.due().isBefore(now.minus(TAKEN_FOR_LOST))) {
            next(row.turn() + 1, now);
        }
    }

    /** @param payload the turn that it is */
    @Override
    @Transactional
    public void run(String payload) {
        Row row = row();
        if (row.turn() != Long.parseLong(payload)) {
            return;
        }
        ErpChanges changes;
        try {
            changes = erp.changes(row.place(), MOST);
        } catch (ErpException away) {
            failed(row, away);
            return;
        }
        if (changes.lost()) {
            lost(row);
        }
        Set<String> known = known(changes.events());
        changes.events().stream().filter(event -> known.add(event.id()))
                .forEach(event -> queue.enqueue(TakeErpFact.TYPE, TakeErpFact.payload(event)));
        sql.sql("update kapstok.erp_feed set place = ?, heard_at = ?, failing_since = null, last_error = null")
                .params(changes.place(), Timestamp.from(now())).update();
        boolean more = changes.events().size() >= MOST && !changes.place().equals(row.place());
        if (more) {
            next(row.turn() + 1, now());
        } else if (!settings.pollEvery().isZero()) {
            next(row.turn() + 1, now().plus(settings.pollEvery()));
        }
    }

    /** Empty where the ERP's history is not read. */
    Optional<State> state() {
        return sql.sql("select failing_since, last_error, lost_at from kapstok.erp_feed where source = ?").param(source())
                .query((found, index) -> new State(moment(found.getTimestamp(1)), found.getString(2),
                        Optional.ofNullable(moment(found.getTimestamp(3))).filter(lost -> lost.isAfter(now().minus(LOSS_IS_NEWS))).orElse(null)))
                .optional();
    }

    private static Instant moment(Timestamp read) {
        return read == null ? null : read.toInstant();
    }

    /** What the ERP forgot we cannot hear again: that is for people. */
    private void lost(Row row) {
        LOG.error("The ERP's history does not go on at {}: a backup was put back, or it is another database. It is read again from before; what "
                + "the ERP forgot (quotes, orders, shipments, payments that were heard here) has to be compared by people", row.place());
        sql.sql("update kapstok.erp_feed set lost_at = ?").param(Timestamp.from(now())).update();
    }

    /** An ERP that is away is asked again, however long it takes; one that has no history is not. */
    private void failed(Row row, ErpException away) {
        String error = String.valueOf(away.getMessage());
        LOG.warn("What happened in the ERP is not heard ({}): {}", away.kind(), error);
        sql.sql("update kapstok.erp_feed set failing_since = coalesce(failing_since, ?), last_error = ?")
                .params(Timestamp.from(now()), error.substring(0, Math.min(error.length(), LONGEST_ERROR))).update();
        if (away.kind() != ErpException.Kind.UNSUPPORTED && !settings.pollEvery().isZero()) {
            next(row.turn() + 1, now().plus(settings.pollEvery()));
        }
    }

    private void next(long turn, Instant due) {
        sql.sql("update kapstok.erp_feed set turn = ?, due_at = ?").params(turn, Timestamp.from(due)).update();
        queue.enqueueAt(due, TYPE, String.valueOf(turn));
    }

    private Row row() {
        return sql.sql("select source, place, turn, due_at from kapstok.erp_feed for update")
                .query((found, index) -> new Row(found.getString(1), found.getString(2), found.getLong(3),
                        found.getTimestamp(4).toInstant())).single();
    }

    private Set<String> known(List<ErpEvent> events) {
        if (events.isEmpty()) {
            return new HashSet<>();
        }
        return new HashSet<>(sql.sql("select id from kapstok.erp_event where id in (:ids)")
                .param("ids", events.stream().map(ErpEvent::id).toList()).query(String.class).list());
    }

    private String source() {
        return settings.mode().name();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
