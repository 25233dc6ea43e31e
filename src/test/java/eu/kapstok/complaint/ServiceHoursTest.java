package eu.kapstok.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import eu.kapstok.testing.KapstokTest;
import java.time.Instant;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** With the hours of the settings: 8:30 to 17:00, Monday to Friday, Belgian holidays. */
@KapstokTest
class ServiceHoursTest {

    @Autowired
    ServiceHours hours;

    @ParameterizedTest(name = "{0} + {1} h = {2}")
    @CsvSource(textBlock = """
            # 2026-11-23 is a Monday; a working day later is the same time of the next one
            2026-11-23T10:00, 24, 2026-11-24T10:00
            2026-11-23T10:00, 4,  2026-11-23T14:00
            2026-11-23T15:00, 4,  2026-11-24T10:30
            2026-11-27T15:00, 24, 2026-11-30T15:00
            2026-11-27T16:00, 4,  2026-11-30T11:30
            # outside of the hours it begins when somebody comes
            2026-11-22T03:00, 4,  2026-11-23T12:30
            2026-11-23T23:59, 24, 2026-11-24T17:00
            2026-11-23T07:00, 0,  2026-11-23T08:30
            # Christmas is a Friday, Easter Monday is 6 April, the clock changes on 29 March
            2026-12-24T12:00, 24, 2026-12-28T12:00
            2026-03-27T12:00, 24, 2026-03-30T12:00
            2026-04-03T16:00, 24, 2026-04-07T16:00
            2026-11-23T10:00, 23, 2026-11-24T10:00
            """)
    void countsHoursInWhichSomebodyWorks(LocalDateTime from, long count, LocalDateTime until) {
        assertThat(local(hours.after(instant(from), count))).isEqualTo(until);
    }

    @Test
    void daysEndAtClosingTimeOfAWorkingDay() {
        assertThat(local(hours.endOf(instant(LocalDateTime.parse("2026-11-23T10:00")), 5))).isEqualTo("2026-11-30T17:00");
        assertThat(local(hours.endOf(instant(LocalDateTime.parse("2026-11-23T10:00")), 14))).isEqualTo("2026-12-07T17:00");
    }

    private static Instant instant(LocalDateTime local) {
        return local.atZone(Complaint.SELLER).toInstant();
    }

    private static LocalDateTime local(Instant at) {
        return LocalDateTime.ofInstant(at, Complaint.SELLER);
    }
}
