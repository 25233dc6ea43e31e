package eu.kapstok.customer;

import java.time.Instant;

/**
 * One thing that happened with a customer, as staff read it.
 *
 * @param key tells it from others of its moment, over all modules
 * @param icon id in {@code assets/icons.svg}
 * @param text in English, as all that only staff read
 * @param who who did it, null where nobody in particular
 * @param path where staff find more of it, null for nowhere
 */
public record TimelineEntry(Instant at, String key, String icon, String text, String who, String path) {
}
