package eu.kapstok.insight;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;

/**
 * The period that a reader asked for.
 *
 * @param choice null for days of their own
 * @param from the first day as they typed it, "" where they did not
 * @param until the last day as they typed it
 * @param problemFrom what is wrong with the first day, as a key of the texts; null where nothing
 * @param problemUntil the same of the last day
 */
record ChosenPeriod(InsightPeriod period, Choice choice, String from, String until, String problemFrom, String problemUntil) {

    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
    private static final int MOST_YEARS = 3;

    /** What can be chosen with one click. */
    enum Choice {
        DAYS_30("30d"), DAYS_90("90d"), YEAR("year");

        private final String id;

        Choice(String id) {
            this.id = id;
        }

        /** As addresses name it. */
        public String id() {
            return id;
        }

        InsightPeriod until(LocalDate today) {
            return new InsightPeriod(switch (this) {
                case DAYS_30 -> today.minusDays(29);
                case DAYS_90 -> today.minusDays(89);
                case YEAR -> today.withDayOfYear(1);
            }, today);
        }

        static Choice of(String id) {
            return Arrays.stream(values()).filter(choice -> choice.id.equals(id)).findFirst().orElse(DAYS_30);
        }
    }

    /**
     * Days of one's own go before a choice. What cannot be read is shown again with what is wrong, over the figures of the last 30 days.
     *
     * @param from ISO date, null or empty where none is given; so the others
     */
    static ChosenPeriod of(String choice, String from, String until, LocalDate today) {
        String first = from == null ? "" : from.strip();
        String last = until == null ? "" : until.strip();
        if (first.isEmpty() && last.isEmpty()) {
            Choice chosen = Choice.of(choice);
            return new ChosenPeriod(chosen.until(today), chosen, "", "", null, null);
        }
        LocalDate begin = day(first);
        LocalDate end = last.isEmpty() ? today : day(last);
        String problemFrom = begin == null ? "insight.period.noDay" : begin.isBefore(EARLIEST) ? "insight.period.tooEarly" : null;
        String problemUntil = end == null ? "insight.period.noDay" : null;
        if (problemFrom == null && problemUntil == null) {
            problemUntil = end.isBefore(begin) ? "insight.period.backwards"
                    : end.isAfter(begin.plusYears(MOST_YEARS)) ? "insight.period.tooLong" : null;
        }
        boolean usable = problemFrom == null && problemUntil == null;
        return new ChosenPeriod(usable ? new InsightPeriod(begin, end) : Choice.DAYS_30.until(today), null, first, last, problemFrom,
                problemUntil);
    }

    /** Whether what was typed can be shown. */
    public boolean usable() {
        return problemFrom == null && problemUntil == null;
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException notADay) {
            return null;
        }
    }
}
