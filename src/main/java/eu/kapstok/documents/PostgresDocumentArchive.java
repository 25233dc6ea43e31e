package eu.kapstok.documents;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps documents in the database, read in parts. */
@Component
class PostgresDocumentArchive implements DocumentArchive {

    static final int LARGEST = 20 * 1024 * 1024;
    private static final int PART = 256 * 1024;
    private static final int MOST = 100;
    private static final String SELECT = """
            select d.id, d.kind, d.customer, d.business_key, d.title, d.file_name, d.content_type, d.language, d.sha256,
                   c.size, d.archived_at
            from kapstok.document d join kapstok.document_content c on c.sha256 = d.sha256
            """;

    private final JdbcClient sql;
    private final Clock clock;

    PostgresDocumentArchive(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @Override
    @Transactional
    public ArchivedDocument store(NewDocument document) {
        if (document.content().length > LARGEST) {
            throw new IllegalArgumentException("Document %s is larger than 20 MiB".formatted(document.fileName()));
        }
        if (document.fileName().chars().anyMatch(c -> c == '/' || c == '\\' || Character.isISOControl(c))) {
            throw new IllegalArgumentException("File name %s holds a path".formatted(document.fileName()));
        }
        String sha256 = HexFormat.of().formatHex(sha256().digest(document.content()));
        sql.sql("insert into kapstok.document_content (sha256, size, content) values (?, ?, ?) on conflict do nothing")
                .params(sha256, document.content().length, document.content()).update();
        UUID id = UUID.randomUUID();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        sql.sql("""
                insert into kapstok.document (id, kind, customer, business_key, title, file_name, content_type, language,
                                              sha256, retain_until, archived_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(id, document.kind(), document.customer(), document.businessKey(), document.title(),
                        document.fileName(), document.contentType(), document.language(), sha256, document.retainUntil(),
                        Timestamp.from(now))
                .update();
        return new ArchivedDocument(id, document.kind(), document.customer(), document.businessKey(), document.title(),
                document.fileName(), document.contentType(), document.language(), sha256, document.content().length, now);
    }

    @Override
    public Optional<ArchivedDocument> find(UUID id) {
        return sql.sql(SELECT + "where d.id = ?").params(id).query(PostgresDocumentArchive::document).optional();
    }

    @Override
    public Optional<ArchivedDocument> findOf(UUID id, String customer) {
        return sql.sql(SELECT + "where d.id = ? and d.customer = ?").params(id, customer)
                .query(PostgresDocumentArchive::document).optional();
    }

    @Override
    public List<ArchivedDocument> ofCase(String businessKey, String customer) {
        return sql.sql(SELECT + "where d.business_key = ? and d.customer = ? order by d.archived_at desc, d.id limit ?")
                .params(businessKey, customer, MOST).query(PostgresDocumentArchive::document).list();
    }

    /** The last part is written only when all of it is what was archived. */
    @Override
    public void copyTo(UUID id, OutputStream out) {
        ArchivedDocument document = find(id).orElseThrow(() -> new NoSuchElementException("No document " + id));
        MessageDigest digest = sha256();
        byte[] pending = new byte[0];
        try {
            for (long read = 0; read < document.size(); read += pending.length) {
                out.write(pending);
                pending = part(document.sha256(), read);
                if (pending.length == 0) {
                    break;
                }
                digest.update(pending);
            }
            if (!HexFormat.of().formatHex(digest.digest()).equals(document.sha256())) {
                throw new IllegalStateException("Document %s is not what was archived".formatted(id));
            }
            out.write(pending);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void keepUntil(UUID id, LocalDate retainUntil) {
        sql.sql("update kapstok.document set retain_until = ? where id = ? and retain_until < ?")
                .params(retainUntil, id, retainUntil).update();
    }

    private byte[] part(String sha256, long from) {
        return sql.sql("select substring(content from ? for ?) from kapstok.document_content where sha256 = ?")
                .params((int) from + 1, PART, sha256).query(byte[].class).single();
    }

    private static ArchivedDocument document(ResultSet row, int number) throws SQLException {
        return new ArchivedDocument(row.getObject("id", UUID.class), row.getString("kind"), row.getString("customer"),
                row.getString("business_key"), row.getString("title"), row.getString("file_name"),
                row.getString("content_type"), row.getString("language"), row.getString("sha256"), row.getLong("size"),
                row.getTimestamp("archived_at").toInstant());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
