package eu.kapstok.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingDaysTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T10:00:00Z,1,2026-11-23T16:00:00Z", "2026-11-20T22:59:00Z,1,2026-11-23T16:00:00Z", "2026-11-20T23:01:00Z,1,2026-11-23T16:00:00Z",
        "2026-12-24T10:00:00Z,1,2026-12-28T16:00:00Z", "2026-07-20T08:00:00Z,2,2026-07-23T15:00:00Z"})
    void weekendsAndHolidaysAreNotCounted(Instant now, long days, Instant due) throws IOException {
        assertThat(at(now).after(days)).isEqualTo(Date.from(due));
    }

    @Test
    void taskHasADayAtLeast() throws IOException {
        WorkingDays workingDays = at(Instant.parse("2026-11-20T10:00:00Z"));

        assertThatThrownBy(() -> workingDays.after(0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static WorkingDays at(Instant now) throws IOException {
        return new WorkingDays(new BusinessCalendar(), Clock.fixed(now, EngineClock.ZONE));
    }
}
