package eu.kapstok.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.kapstok.testing.KapstokTest;
import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@KapstokTest
class DocumentArchiveTest {

    private static final LocalDate LONG = LocalDate.of(2200, 1, 1);

    private final Random random = new Random();
    private final String customer = "C" + random.nextInt(Integer.MAX_VALUE);

    @Autowired
    DocumentArchive archive;

    @Autowired
    JdbcClient sql;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 262_144, 262_145, 3_000_000, PostgresDocumentArchive.LARGEST})
    void whatIsStoredComesBack(int size) {
        byte[] content = content(size);

        ArchivedDocument document = archive.store(document(customer, content, LONG));

        assertThat(document.size()).isEqualTo(size);
        assertThat(document.sha256()).hasSize(64);
        assertThat(archive.find(document.id())).contains(document);
        assertThat(read(document.id())).isEqualTo(content);
    }

    @Test
    void sameBytesAreKeptOnce() {
        byte[] content = content(1000);

        ArchivedDocument first = archive.store(document(customer, content, LONG));
        ArchivedDocument second = archive.store(document(customer, content, LONG));

        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(second.sha256()).isEqualTo(first.sha256());
        assertThat(sql.sql("select count(*) from kapstok.document_content where sha256 = ?").params(first.sha256())
                .query(Integer.class).single()).isEqualTo(1);
    }

    @Test
    void customerFindsOwnDocumentsOnly() {
        ArchivedDocument own = archive.store(document(customer, content(10), LONG));
        ArchivedDocument staffOnly = archive.store(document(null, content(10), LONG));

        assertThat(archive.findOf(own.id(), customer)).contains(own);
        assertThat(archive.findOf(own.id(), "C-stranger")).isEmpty();
        assertThat(archive.findOf(staffOnly.id(), customer)).isEmpty();
        assertThat(archive.findOf(UUID.randomUUID(), customer)).isEmpty();
    }

    @Test
    void caseShowsItsNewestDocumentFirst() {
        ArchivedDocument older = archive.store(document(customer, content(10), LONG));
        ArchivedDocument newer = archive.store(document(customer, content(10), LONG));

        assertThat(archive.ofCase("Q-" + customer, customer)).extracting(ArchivedDocument::id)
                .containsExactlyInAnyOrder(newer.id(), older.id());
        assertThat(archive.ofCase("Q-" + customer, "C-stranger")).isEmpty();
    }

    @Test
    void tooLargeFileIsRefused() {
        assertThatThrownBy(() -> archive.store(document(customer, new byte[PostgresDocumentArchive.LARGEST + 1], LONG)))
                .hasMessageContaining("20 MiB");
    }

    @Test
    void fileNameWithPathIsRefused() {
        NewDocument document = new NewDocument("quote", customer, "Q", "Offerte", "../../etc/passwd", "application/pdf", "nl",
                LONG, content(1));

        assertThatThrownBy(() -> archive.store(document)).hasMessageContaining("path");
    }

    @Test
    void keptDocumentCannotBeChangedOrDeleted() {
        ArchivedDocument document = archive.store(document(customer, content(10), LONG));

        assertThatThrownBy(() -> sql.sql("update kapstok.document set title = 'Other' where id = ?")
                .params(document.id()).update()).hasMessageContaining("cannot be changed");
        assertThatThrownBy(() -> sql.sql("delete from kapstok.document where id = ?").params(document.id()).update())
                .hasMessageContaining("is kept until 2200-01-01");
        assertThatThrownBy(() -> sql.sql("update kapstok.document_content set content = 'x', size = 1 where sha256 = ?")
                .params(document.sha256()).update()).hasMessageContaining("cannot be changed");
        assertThatThrownBy(() -> sql.sql("delete from kapstok.document_content where sha256 = ?")
                .params(document.sha256()).update()).hasMessageContaining("violates foreign key");
    }

    @Test
    void retentionGrowsAndNeverShrinks() {
        ArchivedDocument document = archive.store(document(customer, content(10), LocalDate.of(2100, 1, 1)));

        archive.keepUntil(document.id(), LONG);
        archive.keepUntil(document.id(), LocalDate.of(2050, 1, 1));

        assertThat(sql.sql("select retain_until from kapstok.document where id = ?").params(document.id())
                .query(LocalDate.class).single()).isEqualTo(LONG);
    }

    @Test
    void documentGoesWhenItsRetentionIsOver() {
        ArchivedDocument document = archive.store(document(customer, content(10), LocalDate.of(2020, 1, 1)));

        assertThat(sql.sql("delete from kapstok.document where id = ?").params(document.id()).update()).isEqualTo(1);
        assertThat(sql.sql("delete from kapstok.document_content where sha256 = ?").params(document.sha256()).update())
                .isEqualTo(1);
    }

    @Test
    void damagedDocumentNeverArrivesWhole() {
        ArchivedDocument document = archive.store(document(customer, content(600_000), LONG));
        sql.sql("alter table kapstok.document_content disable trigger document_content_stays").update();
        sql.sql("update kapstok.document_content set content = set_byte(content, 5, (get_byte(content, 5) + 1) % 256) where sha256 = ?")
                .params(document.sha256()).update();
        sql.sql("alter table kapstok.document_content enable trigger document_content_stays").update();
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        assertThatThrownBy(() -> archive.copyTo(document.id(), out)).hasMessageContaining("is not what was archived");
        assertThat(out.size()).isLessThan(600_000);
    }

    private NewDocument document(String owner, byte[] content, LocalDate until) {
        return new NewDocument("quote", owner, "Q-" + customer, "Offerte Q2026-00042", "Offerte Q2026-00042.pdf",
                "application/pdf", "nl", until, content);
    }

    private byte[] content(int size) {
        byte[] content = new byte[size];
        random.nextBytes(content);
        return content;
    }

    private byte[] read(UUID id) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        archive.copyTo(id, out);
        return Arrays.copyOf(out.toByteArray(), out.size());
    }
}
