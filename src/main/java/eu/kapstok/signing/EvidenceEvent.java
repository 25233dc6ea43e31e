package eu.kapstok.signing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A recorded event. Its hash covers all of it and the hash of the one before, so that nothing can be changed, left out or put in
 * without every later hash telling.
 *
 * @param seq place in the record, from 1
 * @param at UTC, to the millisecond
 * @param previousHash hash of the event before; of the first: {@link #beginning}
 */
public record EvidenceEvent(int seq, EvidenceType type, Instant at, String actor, String ip, String userAgent,
                            Map<String, String> details, String previousHash, String hash) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static EvidenceEvent following(String previousHash, int seq, Instant at, NewEvidence event) {
        return new EvidenceEvent(seq, event.type(), at, event.actor(), event.ip(), event.userAgent(), event.details(), previousHash,
                hash(previousHash, seq, event.type(), at, event.actor(), event.ip(), event.userAgent(), event.details()));
    }

    /** What stands before the first event of a record, so that no record can be passed off as another. */
    static String beginning(String envelope) {
        return sha256("kapstok-evidence-1:" + envelope);
    }

    boolean follows(String hashBefore) {
        return previousHash.equals(hashBefore)
                && hash.equals(hash(previousHash, seq, type, at, actor, ip, userAgent, details));
    }

    /** SHA-256 of the previous hash and the event as JSON list: seq, type, at, actor, ip, userAgent, details by sorted name. */
    private static String hash(String previousHash, int seq, EvidenceType type, Instant at, String actor, String ip, String userAgent,
                               Map<String, String> details) {
        List<Object> canonical = new ArrayList<>();
        canonical.add(seq);
        canonical.add(type.name());
        canonical.add(at.toString());
        canonical.add(actor);
        canonical.add(ip);
        canonical.add(userAgent);
        canonical.add(new TreeMap<>(details));
        try {
            return sha256(previousHash + JSON.writeValueAsString(canonical));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String sha256(String text) {
        return sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
