package eu.kapstok.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import eu.kapstok.engine.SampleCalendar;
import java.math.BigDecimal;
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

    @ParameterizedTest
    @CsvSource({
        ", 2027-05-15",
        "2026-04-20, 2026-05-15",
        "2026-06-01, 2026-06-15",
        "2026-06-14, 2026-06-29",
        "2027-05-10, 2027-05-24",
        "2027-05-16, 2027-05-15"})
    void whoWasNotToldHasTwelveMonthsMoreOrFourteenDaysFromTheDayTheyWere(LocalDate informedOn, LocalDate last) {
        assertThat(WithdrawalPeriod.lastDay(LocalDate.of(2026, 5, 15), informedOn, 14, SampleCalendar.get(), "NL")).isEqualTo(last);
    }

    @ParameterizedTest
    @CsvSource({"6, 60.00", "0, 0.00", "-1, 0.00", "30, 300.00", "45, 300.00", "7, 70.00"})
    void serviceThatBeganOnRequestIsPaidForTheDaysThatWereUsed(long used, BigDecimal paid) {
        assertThat(WithdrawalPeriod.used(new BigDecimal("300.00"), 30, used)).isEqualTo(paid);
    }
}
