package eu.kapstok.customer;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** The part of a query that all time lines have in common. */
public final class TimelineQuery {

    private TimelineQuery() {
    }

    /**
     * The condition for what stands after a place, "" where there is none.
     *
     * @param at column of the moment
     * @param key SQL of the entry's key
     */
    public static String after(CustomerTimeline.Place after, String at, String key) {
        return after == null ? "" : "and %1$s <= :at and (%1$s < :at or (%2$s) collate \"C\" < :key) ".formatted(at, key);
    }

    /** Values for {@code :customer}, {@code :most} and those of {@link #after}. */
    public static Map<String, Object> values(String customerNumber, CustomerTimeline.Place after, int most) {
        Map<String, Object> values = new HashMap<>(Map.of("customer", customerNumber, "most", most));
        if (after != null) {
            values.put("at", Timestamp.from(after.at()));
            values.put("key", after.key());
        }
        return values;
    }

    /** The place after an entry, as part of an address. */
    public static String write(TimelineEntry entry) {
        return entry.at() + "~" + entry.key();
    }

    /** Null, and so the time line from its start, for what was never such a place. */
    public static CustomerTimeline.Place read(String text) {
        int middle = text == null ? -1 : text.indexOf('~');
        try {
            return middle < 0 ? null : new CustomerTimeline.Place(Instant.parse(text.substring(0, middle)), text.substring(middle + 1));
        } catch (java.time.DateTimeException notAPlace) {
            return null;
        }
    }
}
