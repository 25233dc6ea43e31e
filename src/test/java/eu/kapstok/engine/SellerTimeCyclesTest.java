package eu.kapstok.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Date;
import java.util.TimeZone;
import org.camunda.bpm.engine.ProcessEngineException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

@ResourceLock(Resources.TIME_ZONE)
class SellerTimeCyclesTest {

    private static final String WORKING_DAYS_AT_SEVEN = "0 0 7 ? * MON-FRI";

    private final SellerTimeCycles cycles = new SellerTimeCycles(EngineClock.ZONE);
    private final TimeZone before = TimeZone.getDefault();

    @BeforeEach
    void serverStandsElsewhere() {
        TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
    }

    @AfterEach
    void serverComesBack() {
        TimeZone.setDefault(before);
    }

    @Test
    void sevenOClockIsSevenInBrusselsInWinterAndInSummer() {
        assertThat(next("2026-11-23T05:00:00Z")).isEqualTo("2026-11-23T06:00:00Z");
        assertThat(next("2026-07-13T04:00:00Z")).isEqualTo("2026-07-13T05:00:00Z");
        assertThat(next("2026-03-27T06:00:00Z")).as("over the change of the clocks").isEqualTo("2026-03-30T05:00:00Z");
    }

    @Test
    void fridayIsFollowedByMonday() {
        assertThat(next("2026-11-20T06:00:00Z")).isEqualTo("2026-11-23T06:00:00Z");
    }

    @Test
    void repetitionWithoutATimeOfDayIsTheEnginesOwn() {
        assertThat(cycles.resolveDuedate("R3/PT10M", Date.from(Instant.parse("2026-11-23T06:00:00Z")), 0).toInstant())
                .isEqualTo("2026-11-23T06:10:00Z");
    }

    @Test
    void whatIsNoTimeIsRefused() {
        assertThatThrownBy(() -> cycles.resolveDuedate("every morning", null, 0)).isInstanceOf(ProcessEngineException.class)
                .hasMessageContaining("every morning");
    }

    private Instant next(String after) {
        return cycles.resolveDuedate(WORKING_DAYS_AT_SEVEN, Date.from(Instant.parse(after)), 0).toInstant();
    }
}
