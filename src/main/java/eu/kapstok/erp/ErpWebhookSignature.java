package eu.kapstok.erp;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Whether a message is from who knows the secret, and fresh. */
class ErpWebhookSignature {

    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final String VERSION = "v1,";

    private final byte[] secret;

    ErpWebhookSignature(String secret) {
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * @param timestamp seconds since 1970
     * @param signatures one or more {@code v1,<base64 or hex>}, separated by blanks
     */
    boolean fits(String id, String timestamp, byte[] body, String signatures, Instant now) {
        if (!fresh(timestamp, now)) {
            return false;
        }
        byte[] mac = mac(id, timestamp, body);
        List<String> expected = List.of(VERSION + Base64.getEncoder().encodeToString(mac), VERSION + HexFormat.of().formatHex(mac));
        return Arrays.stream(signatures.split(" ")).anyMatch(given -> expected.stream().anyMatch(right -> same(right, given)));
    }

    private byte[] mac(String id, String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java has HmacSHA256", impossible);
        }
    }

    private static boolean fresh(String timestamp, Instant now) {
        try {
            return Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), now).abs().compareTo(TOLERANCE) <= 0;
        } catch (NumberFormatException | DateTimeException notATime) {
            return false;
        }
    }

    private static boolean same(String right, String given) {
        return MessageDigest.isEqual(right.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
