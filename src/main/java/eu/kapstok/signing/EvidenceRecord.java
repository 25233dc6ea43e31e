package eu.kapstok.signing;

import java.time.Instant;
import java.util.UUID;

/**
 * The evidence of how one case came to be signed.
 *
 * @param businessKey the case, such as a contract number
 * @param customer number of the customer
 * @param code what the QR code of its documents says; public, and impossible to guess
 */
public record EvidenceRecord(UUID id, String businessKey, String customer, String code, Instant openedAt) {
}
