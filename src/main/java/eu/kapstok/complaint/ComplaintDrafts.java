package eu.kapstok.complaint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps reports that are not sent yet, so that people go on later or on another device. */
@Component
class ComplaintDrafts {

    private static final Duration LIFETIME = Duration.ofDays(90);
    private static final int MOST = 20;
    private static final int CLEANED = 100;
    private static final ObjectMapper JSON = JsonMapper.builder().addModule(new JavaTimeModule()).build();
    private static final String OWNED = "and customer = :customer and contact_id is not distinct from :contact and staff_id is not distinct from :staff";

    /** A draft in a list. */
    record Row(UUID id, Instant savedAt, DraftContent content) {
    }

    /** A photo of a draft, without its bytes. */
    record PhotoRow(UUID id, PhotoKind kind, String name) {
    }

    /** A photo of a draft with all that is kept of it. */
    record PhotoBytes(PhotoKind kind, byte[] content, byte[] thumbnail, String sentSha256) {
    }

    private final JdbcClient sql;
    private final Clock clock;

    ComplaintDrafts(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    Optional<DraftContent> find(UUID id, DraftOwner owner) {
        return owned("select content from kapstok.complaint_draft where id = :id " + OWNED, id, owner).query(String.class).optional()
                .map(ComplaintDrafts::read);
    }

    /**
     * Keeps it in the place of what was typed before; begins one where there is none.
     *
     * @return false when somebody else has a draft of that id
     */
    @Transactional
    public boolean keep(UUID id, DraftOwner owner, DraftContent content) {
        Instant now = clock.instant();
        sql.sql("delete from kapstok.complaint_draft where id in (select id from kapstok.complaint_draft where expires_at < ? "
                + "order by expires_at limit ?)").params(Timestamp.from(now), CLEANED).update();
        return sql.sql("""
                insert into kapstok.complaint_draft as d (id, customer, contact_id, staff_id, content, saved_at, expires_at, row_version)
                values (:id, :customer, :contact, :staff, :content, :now, :until, 0)
                on conflict (id) do update set content = excluded.content, saved_at = excluded.saved_at, expires_at = excluded.expires_at
                where d.customer = :customer and d.contact_id is not distinct from :contact and d.staff_id is not distinct from :staff
                """).param("id", id).param("customer", owner.customer()).param("contact", owner.contact(), Types.OTHER)
                .param("staff", owner.staff()).param("content", write(content)).param("now", Timestamp.from(now))
                .param("until", Timestamp.from(now.plus(LIFETIME))).update() == 1;
    }

    /** The newest first. */
    List<Row> of(DraftOwner owner) {
        String whose = owner.isStaff() ? "staff_id = :staff and customer = :customer" : "contact_id = :contact";
        JdbcClient.StatementSpec query = sql.sql("select id, saved_at, content from kapstok.complaint_draft where " + whose
                + " and expires_at > :now order by saved_at desc, id desc limit :most")
                .param("now", Timestamp.from(clock.instant())).param("most", MOST);
        query = owner.isStaff() ? query.param("staff", owner.staff()).param("customer", owner.customer()) : query.param("contact", owner.contact());
        return query.query((row, number) -> new Row(row.getObject("id", UUID.class), row.getTimestamp("saved_at").toInstant(),
                read(row.getString("content")))).list();
    }

    /** Nobody else works with it until the caller's transaction ends; false where it is gone. */
    boolean take(UUID id, DraftOwner owner) {
        return owned("select true from kapstok.complaint_draft where id = :id " + OWNED + " for update", id, owner).query(Boolean.class)
                .optional().isPresent();
    }

    /** With its photos. */
    @Transactional
    public void drop(UUID id, DraftOwner owner) {
        owned("delete from kapstok.complaint_draft where id = :id " + OWNED, id, owner).update();
    }

    List<PhotoRow> photos(UUID draft) {
        return sql.sql("select id, kind, name from kapstok.complaint_draft_photo where draft_id = ? order by position, id limit ?")
                .params(draft, ComplaintPhotos.MOST)
                .query((row, number) -> new PhotoRow(row.getObject("id", UUID.class), PhotoKind.of(row.getString("kind")), row.getString("name")))
                .list();
    }

    /**
     * A photo that is there already is not taken twice.
     *
     * @return false when there are as many as can be
     */
    @Transactional
    public boolean addPhoto(UUID draft, DraftOwner owner, PhotoKind kind, String name, Photo photo) {
        if (!take(draft, owner)) {
            return false;
        }
        if (sql.sql("select exists (select 1 from kapstok.complaint_draft_photo where draft_id = ? and sent_sha256 = ?)")
                .params(draft, photo.sentSha256()).query(Boolean.class).single()) {
            return true;
        }
        int there = sql.sql("select count(*) from kapstok.complaint_draft_photo where draft_id = ?").param(draft).query(Integer.class).single();
        if (there >= ComplaintPhotos.MOST) {
            return false;
        }
        sql.sql("insert into kapstok.complaint_draft_photo (id, draft_id, position, kind, content, thumbnail, sent_sha256, name, added_at) "
                        + "values (?, ?, (select coalesce(max(position), 0) + 1 from kapstok.complaint_draft_photo where draft_id = ?), ?, ?, ?, ?, ?, ?)")
                .params(UUID.randomUUID(), draft, draft, kind.name(), photo.jpeg(), photo.thumbnail(), photo.sentSha256(), name,
                        Timestamp.from(clock.instant())).update();
        return true;
    }

    @Transactional
    public void dropPhoto(UUID draft, DraftOwner owner, UUID photo) {
        if (take(draft, owner)) {
            sql.sql("delete from kapstok.complaint_draft_photo where draft_id = ? and id = ?").params(draft, photo).update();
        }
    }

    Optional<byte[]> thumbnail(UUID draft, UUID photo) {
        return sql.sql("select thumbnail from kapstok.complaint_draft_photo where draft_id = ? and id = ?").params(draft, photo)
                .query(byte[].class).optional();
    }

    /** One at a time, so that no more than one is in memory. */
    PhotoBytes photo(UUID draft, UUID photo) {
        return sql.sql("select kind, content, thumbnail, sent_sha256 from kapstok.complaint_draft_photo where draft_id = ? and id = ?")
                .params(draft, photo).query((row, number) -> new PhotoBytes(PhotoKind.of(row.getString("kind")), row.getBytes("content"),
                        row.getBytes("thumbnail"), row.getString("sent_sha256"))).single();
    }

    private JdbcClient.StatementSpec owned(String text, UUID id, DraftOwner owner) {
        return sql.sql(text).param("id", id).param("customer", owner.customer()).param("contact", owner.contact(), Types.OTHER)
                .param("staff", owner.staff());
    }

    private static DraftContent read(String content) {
        try {
            return JSON.readValue(content, DraftContent.class);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("A draft cannot be read", broken);
        }
    }

    private static String write(DraftContent content) {
        try {
            return JSON.writeValueAsString(content);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("A draft cannot be written", broken);
        }
    }
}
