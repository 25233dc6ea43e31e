package eu.kapstok.complaint;

import eu.kapstok.documents.DocumentArchive;
import eu.kapstok.documents.NewDocument;
import eu.kapstok.documents.Retention;
import eu.kapstok.documents.Seller;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The photos of complaints, kept as documents of their case. */
@Component
class ComplaintPhotos {

    static final int MOST = 10;

    /** Of the documents that are photos. */
    static final String KIND = "complaint-photo";

    private static final String RULE = "complaint";

    /** @param document the photo itself */
    record Shown(UUID id, UUID document, PhotoKind kind, int position) {
    }

    private final JdbcClient sql;
    private final ComplaintFiles files;
    private final ComplaintRepository complaints;
    private final DocumentArchive archive;
    private final Retention retention;
    private final Seller seller;
    private final ComplaintWords words;
    private final Clock clock;

    ComplaintPhotos(JdbcClient sql, ComplaintFiles files, ComplaintRepository complaints, DocumentArchive archive, Retention retention,
                    Seller seller, ComplaintWords words, Clock clock) {
        this.sql = sql;
        this.files = files;
        this.complaints = complaints;
        this.archive = archive;
        this.retention = retention;
        this.seller = seller;
        this.words = words;
        this.clock = clock;
    }

    int count(Complaint complaint) {
        return sql.sql("select count(*) from kapstok.complaint_photo where complaint_id = ?").param(complaint.id()).query(Integer.class).single();
    }

    /** In the order in which they came. */
    List<Shown> of(Complaint complaint) {
        return sql.sql("select id, document_id, kind, position from kapstok.complaint_photo where complaint_id = ? order by position limit ?")
                .params(complaint.id(), MOST)
                .query((row, number) -> new Shown(row.getObject("id", UUID.class), row.getObject("document_id", UUID.class),
                        PhotoKind.of(row.getString("kind")), row.getInt("position"))).list();
    }

    /** For the forms of our own people, each with {@code title} and {@code address}. */
    List<Map<String, Object>> links(Complaint complaint) {
        return of(complaint).stream().map(photo -> Map.<String, Object>of("title", words.text("complaint.form.photo", photo.position(),
                words.text(Locale.ENGLISH, "complaint.photo." + photo.kind())), "address", "/staff/documents/" + photo.document())).toList();
    }

    /** Small enough for a page; empty where that complaint has no such photo. */
    @Transactional(readOnly = true)
    public Optional<byte[]> thumbnail(Complaint complaint, UUID photo) {
        return complaints.photo(complaint.id(), photo).map(ComplaintPhoto::thumbnail);
    }

    /**
     * Keeps a photo in the caller's transaction.
     *
     * @param position from 1
     * @param by who gave it
     */
    void keep(Complaint complaint, int position, PhotoKind kind, byte[] jpeg, byte[] thumbnail, String sentSha256, String by) {
        Locale locale = Locale.forLanguageTag(complaint.language());
        String title = words.text(locale, "complaint.photo.title", complaint.number(), position);
        UUID document = archive.store(new NewDocument(KIND, complaint.customer(), complaint.number(), title,
                "%s-%d.jpg".formatted(complaint.number(), position), "image/jpeg", complaint.language(),
                retention.deleteOn(RULE, seller.country(), LocalDate.now(clock)), jpeg)).id();
        files.add(new ComplaintPhoto(complaint, position, kind, document, thumbnail, sentSha256, by, clock.instant()));
        complaint.prove();
    }
}
