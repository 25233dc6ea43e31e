package eu.kapstok.signing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** EU DSS's own policy, in which what changes the look or the rules of a signed PDF fails instead of being warned of. */
final class StrictPolicy {

    private static final List<String> FAIL = List.of("ByteRangeCollision", "PdfVisualDifference", "DocMDP", "FieldMDP", "SigFieldLock");
    private static final byte[] POLICY = read();

    private StrictPolicy() {
    }

    static InputStream get() {
        return new ByteArrayInputStream(POLICY);
    }

    private static byte[] read() {
        try (InputStream in = StrictPolicy.class.getResourceAsStream("/policy/constraint.xml")) {
            String policy = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (String rule : FAIL) {
                String warned = "<%s Level=\"WARN\" />".formatted(rule);
                if (!policy.contains(warned)) {
                    throw new IllegalStateException("EU DSS's policy does not warn of %s any more: look at it again".formatted(rule));
                }
                policy = policy.replace(warned, "<%s Level=\"FAIL\" />".formatted(rule));
            }
            return policy.getBytes(StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
