package eu.kapstok.signing;

import java.time.Instant;

/**
 * A sealed document.
 *
 * @param sha256 of the file, lower-case hex
 * @param signedAt as the time-stamp authority says
 * @param certificate common name of the seal's certificate
 */
public record Sealed(byte[] pdf, String sha256, Instant signedAt, String certificate) {
}
