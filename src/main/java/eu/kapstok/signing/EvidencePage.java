package eu.kapstok.signing;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the evidence page says.
 *
 * @param key the case's number
 * @param documentSha256 of the draft without this page
 * @param chain hash of the last event told, null when there is none
 */
record EvidencePage(String key, String title, int version, int pages, String documentSha256, String sealedBy, boolean trial, String url,
                    List<PlannedSigner> signers, Consent consent, List<Happening> events, String chain, List<Field> fields) {

    /** The record itself holds all of them; a page of a document names the last ones. */
    private static final int MOST_EVENTS = 60;
    private static final int BROWSER_LENGTH = 90;
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** An event as the page tells it. */
    public record Happening(String moment, String type, String actor, String place) {
    }

    /** Where a signature goes. */
    public record Field(String id, String label) {
    }

    static List<Happening> told(List<EvidenceEvent> events) {
        return events.stream().skip(Math.max(0, events.size() - MOST_EVENTS)).map(event -> new Happening(MOMENT.format(event.at()),
                event.type().name(), event.actor(), place(event))).toList();
    }

    private static String place(EvidenceEvent event) {
        String place = Stream.of(event.ip(), event.details().get("maskedTarget"), shortened(event.userAgent()))
                .filter(part -> part != null).collect(Collectors.joining(" · "));
        return place.isEmpty() ? "–" : place;
    }

    /** Browsers call themselves what they like; a page draws plain letters of it. */
    static String shortened(String browser) {
        if (browser == null) {
            return null;
        }
        String plain = browser.replaceAll("[^\\x20-\\x7e]", "?");
        return plain.length() <= BROWSER_LENGTH ? plain : plain.substring(0, BROWSER_LENGTH) + "…";
    }

    static String moment(Instant at) {
        return MOMENT.format(at);
    }
}
