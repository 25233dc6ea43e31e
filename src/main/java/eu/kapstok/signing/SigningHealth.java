package eu.kapstok.signing;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.stereotype.Component;

/** Whether we can sign: WARNING from 30 days before the key runs out, DOWN from then on. */
@Component("signingHealthIndicator")
class SigningHealth implements HealthIndicator {

    private static final Status WARNING = new Status("WARNING");

    private final SealKeys keys;

    SigningHealth(SealKeys keys) {
        this.keys = keys;
    }

    @Override
    public Health health() {
        Health.Builder health = keys.hasRunOut() ? Health.down() : keys.expiresSoon().isPresent() ? Health.status(WARNING) : Health.up();
        keys.expiresSoon().ifPresent(day -> health.withDetail("keyExpires", day.toString()));
        return health.withDetail("trial", keys.trial()).build();
    }
}
