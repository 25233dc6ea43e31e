package eu.kapstok.customer;

import java.util.List;

/** What one module knows to have happened with a customer, for the staff's time line of all of it. */
public interface CustomerTimeline {

    /** Where a time line goes on: after the entry with that moment and key. */
    record Place(java.time.Instant at, String key) {
    }

    /**
     * The newest entries that stand after the place, newest first; entries of one moment by key, the greatest first.
     *
     * @param after null: from the newest on
     * @param most how many at most
     */
    List<TimelineEntry> of(String customerNumber, Place after, int most);
}
