package eu.kapstok.erp;

import java.util.List;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;

/** Whether the ERP answers, what it cannot do for us, and since when we do not hear what happens in it. */
class ErpHealth implements HealthIndicator {

    /** The portal goes on with what is known: no reason to take it out of service. */
    static final Status AWAY = new Status("DEGRADED");

    private final Erp erp;
    private final ErpFeed feed;

    ErpHealth(Erp erp, ErpFeed feed) {
        this.erp = erp;
        this.feed = feed;
    }

    @Override
    public Health health() {
        if (!erp.available()) {
            return Health.status(AWAY).build();
        }
        Health.Builder health = Health.up();
        List<String> byHand = ErpByHand.of(erp.capabilities());
        if (!byHand.isEmpty()) {
            health.withDetail("byHand", byHand);
        }
        feed.state().filter(state -> state.error() != null)
                .ifPresent(state -> health.withDetail("changes", "not heard since " + state.failingSince() + ": " + state.error()));
        feed.state().map(ErpFeed.State::lostAt).ifPresent(lost -> health.withDetail("history",
                "lost at " + lost + ": the ERP forgot what was heard before; compare its quotes, orders and payments with what stands here"));
        return health.build();
    }
}
