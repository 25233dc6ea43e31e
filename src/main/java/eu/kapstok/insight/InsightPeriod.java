package eu.kapstok.insight;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.stream.Stream;

/**
 * Days that figures are about, as the seller counts them.
 *
 * @param from first day
 * @param until last day, included
 */
public record InsightPeriod(LocalDate from, LocalDate until) {

    /** Where the days begin and end. */
    public static final ZoneId ZONE = ZoneId.of("Europe/Brussels");

    private static final int MOST_DAYS_BY_WEEK = 100;

    public InsightPeriod {
        if (from.isAfter(until)) {
            throw new IllegalArgumentException("%s is after %s".formatted(from, until));
        }
    }

    /** The steps that it is shown in. */
    public enum Step {
        WEEK, MONTH;

        LocalDate begin(LocalDate day) {
            return this == WEEK ? day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)) : day.withDayOfMonth(1);
        }

        LocalDate next(LocalDate begin) {
            return this == WEEK ? begin.plusWeeks(1) : begin.plusMonths(1);
        }

        /** As the database's {@code date_trunc} calls it. */
        public String unit() {
            return this == WEEK ? "week" : "month";
        }
    }

    /** The moment it begins. */
    public OffsetDateTime begin() {
        return from.atStartOfDay(ZONE).toOffsetDateTime();
    }

    /** The moment it is over. */
    public OffsetDateTime end() {
        return until.plusDays(1).atStartOfDay(ZONE).toOffsetDateTime();
    }

    public Step step() {
        return ChronoUnit.DAYS.between(from, until) < MOST_DAYS_BY_WEEK ? Step.WEEK : Step.MONTH;
    }

    /** First days of the weeks or months that it touches. */
    public List<LocalDate> steps() {
        return Stream.iterate(step().begin(from), begin -> !begin.isAfter(until), step()::next).toList();
    }
}
