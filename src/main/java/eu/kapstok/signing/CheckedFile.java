package eu.kapstok.signing;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * What can be said of a file that somebody brought.
 *
 * @param signatures those of ours that still hold, in order
 * @param findings what was found, the gravest first
 * @param sha256 of the file
 * @param content SHA-256 of what the last signature that holds covers, null when there is none
 */
record CheckedFile(Verdict verdict, List<Signed> signatures, List<Finding> findings, String sha256, String content) {

    CheckedFile and(Finding finding, Verdict now) {
        return new CheckedFile(now, signatures, Stream.concat(Stream.of(finding), findings.stream()).toList(), sha256, content);
    }

    enum Verdict { GENUINE, CHANGED, NOT_OURS }

    /** Who signed, as the document says, and when, as the time-stamp authority says. */
    public record Signed(String name, Instant at, String sealedBy) {
    }

    /** @param key of the words behind {@code verify.finding.} */
    public record Finding(String key, Object[] arguments) {

        static Finding of(String key, Object... arguments) {
            return new Finding(key, arguments);
        }

        public String textKey() {
            return "verify.finding." + key;
        }
    }
}
