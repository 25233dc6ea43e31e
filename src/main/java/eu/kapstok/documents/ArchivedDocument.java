package eu.kapstok.documents;

import java.time.Instant;
import java.util.UUID;

/** A kept document, without its bytes. {@code sha256} in lower-case hex, {@code size} in bytes. */
public record ArchivedDocument(UUID id, String kind, String customer, String businessKey, String title, String fileName,
                               String contentType, String language, String sha256, long size, Instant archivedAt) {
}
