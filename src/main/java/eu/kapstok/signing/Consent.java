package eu.kapstok.signing;

import java.nio.charset.StandardCharsets;

/** The words that a signer agrees to. */
public record Consent(String textId, String textVersion, String text) {

    public String sha256() {
        return EvidenceEvent.sha256(text.getBytes(StandardCharsets.UTF_8));
    }
}
