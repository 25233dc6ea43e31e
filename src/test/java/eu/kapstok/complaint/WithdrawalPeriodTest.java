package eu.kapstok.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import eu.kapstok.engine.SampleCalendar;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WithdrawalPeriodTest {

    @ParameterizedTest
    @CsvSource({
        "BE, 2026-05-01, 2026-05-15",
        "BE, 2026-11-28, 2026-12-14",
        "BE, 2026-12-11, 2026-12-28",
        "BE, 2026-07-07, 2026-07-22",
        "NL, 2026-07-07, 2026-07-21"})
    void lastDayIsTheFourteenthAfterTheDeliveryOrTheNextWorkingDay(String country, LocalDate delivered, LocalDate last) {
        assertThat(WithdrawalPeriod.lastDay(delivered, 14, SampleCalendar.get(), country)).isEqualTo(last);
    }
}
