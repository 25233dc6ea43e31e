package eu.kapstok.claim;

import java.time.LocalDate;

/** Days, both included, on which no interest runs: a dispute that was right, a plan that is kept. */
public record ClaimPause(LocalDate from, LocalDate until) {

    boolean covers(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(until);
    }
}
