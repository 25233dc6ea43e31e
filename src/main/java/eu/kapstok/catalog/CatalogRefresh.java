package eu.kapstok.catalog;

import eu.kapstok.engine.JobQueue;
import eu.kapstok.engine.QueuedWork;
import eu.kapstok.erp.Erp;
import eu.kapstok.erp.ErpPage;
import eu.kapstok.erp.ErpProduct;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads the ERP's products again, a page in each job; what was read before is found meanwhile. */
@Component
class CatalogRefresh implements QueuedWork {

    static final String TYPE = "catalog-refresh";

    private final Erp erp;
    private final CatalogProducts products;
    private final JobQueue queue;
    private final JdbcClient sql;
    private final OrderingSettings settings;
    private final Clock clock;

    /** The engine asks for all kinds of work before it is there itself. */
    CatalogRefresh(Erp erp, CatalogProducts products, @Lazy JobQueue queue, JdbcClient sql, OrderingSettings settings, Clock clock) {
        this.erp = erp;
        this.products = products;
        this.queue = queue;
        this.sql = sql;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String type() {
        return TYPE;
    }

    /** Begins a reading unless one began not long ago. */
    @Transactional
    public void beginWhenDue() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        int began = sql.sql("""
                insert into kapstok.catalog_refresh (started_at) values (:now)
                on conflict (id) do update set started_at = :now where catalog_refresh.started_at < :due
                """).param("now", Timestamp.from(now)).param("due", Timestamp.from(now.minus(settings.refreshAfter()))).update();
        if (began == 1) {
            queue.enqueueAt(now, TYPE, now.toEpochMilli() + "|");
        }
    }

    /** @param payload when the reading began in milliseconds since 1970, and the cursor of the page to read */
    @Override
    @Transactional
    public void run(String payload) {
        String[] parts = payload.split("\\|", 2);
        Instant reading = Instant.ofEpochMilli(Long.parseLong(parts[0]));
        ErpPage<ErpProduct> page = erp.products(null, parts[1].isEmpty() ? null : parts[1]);
        products.keep(page.items(), reading);
        if (page.next() == null) {
            products.forgetNotSeenSince(reading);
        } else {
            queue.enqueueAt(clock.instant(), TYPE, parts[0] + "|" + page.next());
        }
    }
}
