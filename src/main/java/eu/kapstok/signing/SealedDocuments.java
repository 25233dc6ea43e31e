package eu.kapstok.signing;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The register of what was sealed, and of the certificates that did it. */
@Component
class SealedDocuments {

    private static final String SELECT = "select record, version, act, of_acts, signer, sha256, content_sha256, signed_at from kapstok.sealed_document ";

    /**
     * A state in which a document was sealed.
     *
     * @param contentSha256 of all of the file but its last signature
     * @param act 1 and on: the signers; the last is the company
     */
    record Row(UUID record, int version, int act, int ofActs, String signer, String sha256, String contentSha256, Instant signedAt) {
    }

    /** What a certificate did for us. */
    enum Use {
        SEAL, TIME_STAMP,
        /** It came along with another that did. */
        CHAIN
    }

    private final JdbcClient sql;
    private final Clock clock = Clock.systemUTC();

    SealedDocuments(JdbcClient sql) {
        this.sql = sql;
    }

    void add(Row row) {
        sql.sql("insert into kapstok.sealed_document (record, version, act, of_acts, signer, sha256, "
                        + "content_sha256, signed_at) values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(row.record(), row.version(), row.act(), row.ofActs(), row.signer(), row.sha256(), row.contentSha256(), Timestamp.from(row.signedAt()))
                .update();
    }

    /** In the order of the acts. */
    List<Row> of(UUID record, int version) {
        return sql.sql(SELECT + "where record = ? and version = ? order by act").params(record, version).query(Row.class).list();
    }

    /** The last act of the latest version. */
    Optional<Row> last(UUID record) {
        return sql.sql(SELECT + "where record = ? order by version desc, act desc limit 1").param(record).query(Row.class).optional();
    }

    Optional<Row> byContent(String sha256) {
        return sql.sql(SELECT + "where content_sha256 = ? order by record limit 1").param(sha256).query(Row.class).optional();
    }

    void used(X509Certificate certificate, Use use) {
        try {
            byte[] content = certificate.getEncoded();
            sql.sql("insert into kapstok.seal_certificate (sha256, use, content, first_used_at) values (?, ?, ?, ?) on conflict do nothing")
                    .params(EvidenceEvent.sha256(content), use.name(), content, Timestamp.from(clock.instant())).update();
        } catch (CertificateException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A key lives for years: a handful. */
    List<X509Certificate> certificates(Use use) {
        return sql.sql("select content from kapstok.seal_certificate where use = ? order by first_used_at desc limit 100").param(use.name())
                .query(byte[].class).list().stream().map(SealedDocuments::certificate).toList();
    }

    private static X509Certificate certificate(byte[] content) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(content));
        } catch (CertificateException damaged) {
            throw new IllegalStateException("A certificate of ours cannot be read", damaged);
        }
    }
}
