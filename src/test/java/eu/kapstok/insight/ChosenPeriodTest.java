package eu.kapstok.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChosenPeriodTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    @ParameterizedTest
    @CsvSource({"30d, 2026-10-24", "90d, 2026-08-25", "year, 2026-01-01", "nonsense, 2026-10-24", ", 2026-10-24"})
    void choiceEndsToday(String choice, LocalDate from) {
        assertThat(ChosenPeriod.of(choice, null, "", TODAY).period()).isEqualTo(new InsightPeriod(from, TODAY));
    }

    @ParameterizedTest
    @CsvSource({"2026-02-01, 2026-02-28, 2026-02-28", "2026-02-01, , 2026-11-22", "' 2026-02-01 ', 2026-02-01, 2026-02-01"})
    void daysOfOnesOwnGoBeforeAChoice(String from, String until, LocalDate last) {
        ChosenPeriod chosen = ChosenPeriod.of("year", from, until, TODAY);

        assertThat(chosen.usable()).isTrue();
        assertThat(chosen.choice()).isNull();
        assertThat(chosen.period()).isEqualTo(new InsightPeriod(LocalDate.of(2026, 2, 1), last));
    }

    @ParameterizedTest
    @CsvSource({"2026-02-30, 2026-03-01, noDay,", "x, y, noDay, noDay", ", 2026-03-01, noDay,", "1999-12-31, 2000-01-05, tooEarly,",
            "-999999999-01-01, 2026-01-01, tooEarly,", "2026-03-02, 2026-03-01, , backwards", "2020-01-01, 2023-01-02, , tooLong",
            "2026-01-01, +999999999-12-31, , tooLong", "2027-01-01, , , backwards"})
    void whatIsNoPeriodIsToldAtItsFieldOverTheLastThirtyDays(String from, String until, String problemFrom, String problemUntil) {
        ChosenPeriod chosen = ChosenPeriod.of(null, from, until, TODAY);

        assertThat(chosen.usable()).isFalse();
        assertThat(chosen.problemFrom()).isEqualTo(problemFrom == null ? null : "insight.period." + problemFrom);
        assertThat(chosen.problemUntil()).isEqualTo(problemUntil == null ? null : "insight.period." + problemUntil);
        assertThat(chosen.from()).isEqualTo(from == null ? "" : from);
        assertThat(chosen.period()).isEqualTo(new InsightPeriod(TODAY.minusDays(29), TODAY));
    }

    @Test
    void shortPeriodIsShownByWeekAndALongOneByMonth() {
        assertThat(new InsightPeriod(LocalDate.of(2026, 11, 11), TODAY).steps())
                .containsExactly(LocalDate.of(2026, 11, 9), LocalDate.of(2026, 11, 16));
        assertThat(new InsightPeriod(LocalDate.of(2026, 8, 15), TODAY).step()).isEqualTo(InsightPeriod.Step.WEEK);
        assertThat(new InsightPeriod(LocalDate.of(2026, 8, 14), TODAY).steps()).containsExactly(LocalDate.of(2026, 8, 1),
                LocalDate.of(2026, 9, 1), LocalDate.of(2026, 10, 1), LocalDate.of(2026, 11, 1));
    }

    @Test
    void daysBeginAndEndInBrusselsOverTheChangeOfTheClock() {
        InsightPeriod period = new InsightPeriod(LocalDate.of(2026, 10, 25), LocalDate.of(2026, 10, 25));

        assertThat(period.begin().toString()).isEqualTo("2026-10-25T00:00+02:00");
        assertThat(period.end().toString()).isEqualTo("2026-10-26T00:00+01:00");
    }
}
