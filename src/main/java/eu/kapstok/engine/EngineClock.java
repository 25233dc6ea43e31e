package eu.kapstok.engine;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One time for business code and engine: the engine's clock, which tests and the trial can move. */
@Configuration
class EngineClock {

    /** Where the seller is at home: days end there. */
    static final ZoneId ZONE = ZoneId.of("Europe/Brussels");

    @Bean
    Clock clock() {
        return new FollowingClock(ZONE);
    }

    private static final class FollowingClock extends Clock {

        private final ZoneId zone;

        FollowingClock(ZoneId zone) {
            this.zone = zone;
        }

        @Override
        public ZoneId getZone() {
            return zone;
        }

        @Override
        public Clock withZone(ZoneId other) {
            return new FollowingClock(other);
        }

        @Override
        public Instant instant() {
            return ClockUtil.getCurrentTime().toInstant();
        }
    }
}
