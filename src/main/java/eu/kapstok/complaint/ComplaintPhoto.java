package eu.kapstok.complaint;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/** A photo that shows what a complaint is about. */
@Entity
class ComplaintPhoto {

    @Id
    private UUID id;

    private UUID complaintId;

    private int position;

    @Enumerated(EnumType.STRING)
    private PhotoKind kind;

    private UUID documentId;

    private byte[] thumbnail;

    private String sentSha256;

    private String addedBy;

    private Instant addedAt;

    protected ComplaintPhoto() {
    }

    /** @param sentSha256 of the bytes as they were sent, which nobody keeps */
    ComplaintPhoto(Complaint complaint, int position, PhotoKind kind, UUID documentId, byte[] thumbnail, String sentSha256, String addedBy,
                   Instant now) {
        this.id = UUID.randomUUID();
        this.complaintId = complaint.id();
        this.position = position;
        this.kind = kind;
        this.documentId = documentId;
        this.thumbnail = thumbnail;
        this.sentSha256 = sentSha256;
        this.addedBy = addedBy;
        this.addedAt = now;
    }

    UUID id() {
        return id;
    }

    byte[] thumbnail() {
        return thumbnail;
    }
}
