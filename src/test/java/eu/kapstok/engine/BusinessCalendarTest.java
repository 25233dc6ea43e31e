package eu.kapstok.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BusinessCalendarTest {

    private final BusinessCalendar calendar;

    BusinessCalendarTest() throws IOException {
        calendar = new BusinessCalendar();
    }

    @ParameterizedTest
    @CsvSource({"2024,2024-03-31", "2025,2025-04-20", "2026,2026-04-05", "2027,2027-03-28", "2038,2038-04-25"})
    void easterFallsOnItsSunday(int year, LocalDate expected) {
        assertThat(BusinessCalendar.easter(year)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20,BE,true", "2026-11-21,BE,false", "2026-11-22,BE,false",
        "2026-04-06,BE,false", "2026-04-06,NL,false", "2026-05-14,BE,false", "2026-05-14,NL,false", "2026-05-25,BE,false",
        "2026-07-21,BE,false", "2026-07-21,NL,true", "2026-11-11,BE,false", "2026-11-11,NL,true",
        "2026-04-27,NL,false", "2026-04-27,BE,true", "2025-04-26,NL,false", "2025-04-28,NL,true",
        "2026-12-25,BE,false", "2028-12-26,BE,true", "2028-12-26,NL,false", "2026-04-03,NL,false", "2026-04-03,BE,true",
        "2026-07-21,XX,true"})
    void holidaysAndWeekendsAreNoWorkingDays(LocalDate day, String country, boolean working) {
        assertThat(calendar.isWorkingDay(day, country)).isEqualTo(working);
    }

    @Test
    void kingsDayOnASundayIsKeptTheDayBefore() {
        assertThat(LocalDate.of(2031, 4, 27).getDayOfWeek().getValue()).isEqualTo(7);
        assertThat(calendar.plusWorkingDays(LocalDate.of(2031, 4, 25), 1, "NL")).isEqualTo(LocalDate.of(2031, 4, 28));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20,1,BE,2026-11-23", "2026-11-10,1,BE,2026-11-12", "2026-12-24,1,NL,2026-12-28",
        "2026-11-23,-3,BE,2026-11-18", "2026-11-22,5,BE,2026-11-27", "2026-11-22,0,BE,2026-11-22"})
    void workingDaysAreCountedOverWeekendsAndHolidays(LocalDate from, int days, String country, LocalDate expected) {
        assertThat(calendar.plusWorkingDays(from, days, country)).isEqualTo(expected);
    }
}
