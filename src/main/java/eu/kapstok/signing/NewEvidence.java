package eu.kapstok.signing;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An event to be recorded.
 *
 * @param actor who did it, as others read it
 * @param ip where the click came from, null where nobody clicked
 * @param userAgent browser of the click, null where nobody clicked
 * @param details more about it, by camelCase name; never a one-time code
 */
public record NewEvidence(EvidenceType type, String actor, String ip, String userAgent, Map<String, String> details) {

    public NewEvidence {
        SortedMap<String, String> sorted = new TreeMap<>(details);
        sorted.values().removeIf(value -> value == null);
        details = Collections.unmodifiableSortedMap(sorted);
    }

    /** What happened without anybody clicking. */
    public static NewEvidence of(EvidenceType type, String actor) {
        return new NewEvidence(type, actor, null, null, Map.of());
    }

    /** The same with one detail more; a null value adds none. */
    public NewEvidence with(String key, String value) {
        Map<String, String> more = new TreeMap<>(details);
        more.put(key, value);
        return new NewEvidence(type, actor, ip, userAgent, more);
    }

    /** The same, clicked there. */
    public NewEvidence from(String address, String browser) {
        return new NewEvidence(type, actor, address, browser, details);
    }
}
