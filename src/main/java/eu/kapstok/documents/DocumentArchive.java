package eu.kapstok.documents;

import java.io.OutputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Immutable bytes by SHA-256, with what they are and who may read them. */
public interface DocumentArchive {

    /** Keeps the document in the caller's transaction; at most 20 MiB. */
    ArchivedDocument store(NewDocument document);

    Optional<ArchivedDocument> find(UUID id);

    /** The document if it belongs to that customer. */
    Optional<ArchivedDocument> findOf(UUID id, String customer);

    /** Documents of a case, newest first, at most 100. */
    List<ArchivedDocument> ofCase(String businessKey, String customer);

    /**
     * Copies the bytes, checked against the SHA-256 on the way: a damaged document never arrives whole.
     *
     * @throws java.util.NoSuchElementException when there is no such document
     */
    void copyTo(UUID id, OutputStream out);

    /** Keeps it longer when the new day is later; never shorter. */
    void keepUntil(UUID id, LocalDate retainUntil);
}
