package eu.kapstok.portal;

import java.time.Instant;

/**
 * A step of a process that its model names for customers and staff.
 *
 * @param text in the reader's language
 * @param reachedAt null unless it is reached
 */
public record Milestone(int number, String text, State state, Instant reachedAt) {

    /** In words {@code portal.milestones.<NAME>}. */
    public enum State { REACHED, CURRENT, OPEN, SKIPPED }
}
