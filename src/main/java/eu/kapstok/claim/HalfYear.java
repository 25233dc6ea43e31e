package eu.kapstok.claim;

import java.time.LocalDate;
import java.time.Month;

/** Half a calendar year, which the law sets its rates for. */
public record HalfYear(LocalDate begin) {

    private static final int MONTHS = 6;

    public static HalfYear of(LocalDate day) {
        return new HalfYear(LocalDate.of(day.getYear(), day.getMonth().compareTo(Month.JULY) < 0 ? Month.JANUARY : Month.JULY, 1));
    }

    public HalfYear next() {
        return new HalfYear(begin.plusMonths(MONTHS));
    }

    public LocalDate end() {
        return next().begin().minusDays(1);
    }
}
