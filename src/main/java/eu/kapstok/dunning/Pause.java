package eu.kapstok.dunning;

import java.time.LocalDate;
import java.util.Collection;

/**
 * Days on which a receivable is left alone.
 *
 * @param key case of the dispute, id of the promise or the plan
 * @param until the last of them, null while it lasts
 */
record Pause(String receivable, Kind kind, String key, LocalDate from, LocalDate until) {

    enum Kind { DISPUTE, PROMISE, PLAN }

    boolean covers(LocalDate day) {
        return !day.isBefore(from) && (until == null || !day.isAfter(until));
    }

    /** How many of the days after {@code from}, up to and with {@code until}, a pause covers. */
    static long days(Collection<Pause> pauses, LocalDate from, LocalDate until) {
        if (pauses.isEmpty()) {
            return 0;
        }
        return from.datesUntil(until.isBefore(from) ? from : until).map(day -> day.plusDays(1))
                .filter(day -> pauses.stream().anyMatch(pause -> pause.covers(day))).count();
    }
}
