package eu.kapstok.signing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.kapstok.documents.Seller;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps evidence in the database, which refuses to change or delete any of it. */
@Component
class PostgresEvidence implements EvidenceRecords {

    private static final String SELECT = "select id, business_key, customer, code, opened_at from kapstok.evidence_record ";
    private static final int CODE_BYTES = 16;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<TreeMap<String, String>> DETAILS = new TypeReference<>() {
    };

    private final JdbcClient sql;
    private final SealedDocuments sealed;
    private final Seller seller;
    private final SecureRandom random = new SecureRandom();
    private final Clock clock = Clock.systemUTC();

    PostgresEvidence(JdbcClient sql, SealedDocuments sealed, Seller seller) {
        this.sql = sql;
        this.sealed = sealed;
        this.seller = seller;
    }

    @Override
    @Transactional
    public EvidenceRecord open(String businessKey, String customer) {
        byte[] code = new byte[CODE_BYTES];
        random.nextBytes(code);
        sql.sql("insert into kapstok.evidence_record (id, business_key, customer, code, opened_at) values (?, ?, ?, ?, ?) "
                        + "on conflict (business_key) do nothing")
                .params(UUID.randomUUID(), businessKey, customer, Base64.getUrlEncoder().withoutPadding().encodeToString(code),
                        Timestamp.from(now())).update();
        return find(businessKey).orElseThrow();
    }

    @Override
    public Optional<EvidenceRecord> find(String businessKey) {
        return sql.sql(SELECT + "where business_key = ?").param(businessKey).query(PostgresEvidence::record).optional();
    }

    Optional<EvidenceRecord> byCode(String code) {
        return sql.sql(SELECT + "where code = ?").param(code).query(PostgresEvidence::record).optional();
    }

    /** Holds the record until the transaction ends: whoever adds to it as well waits. */
    EvidenceRecord lock(UUID record) {
        return sql.sql(SELECT + "where id = ? for update").param(record).query(PostgresEvidence::record).optional()
                .orElseThrow(() -> new NoSuchElementException("No evidence record " + record));
    }

    @Override
    @Transactional
    public EvidenceEvent append(UUID record, NewEvidence event) {
        lock(record);
        EvidenceEvent last = sql.sql("select * from kapstok.evidence_event where record = ? order by seq desc limit 1").param(record)
                .query(PostgresEvidence::event).optional().orElse(null);
        EvidenceEvent next = EvidenceEvent.following(last == null ? EvidenceEvent.beginning(record.toString()) : last.hash(),
                last == null ? 1 : last.seq() + 1, now(), event);
        sql.sql("""
                insert into kapstok.evidence_event (record, seq, type, at, actor, ip, user_agent, details, previous_hash, hash)
                values (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?)
                """)
                .params(record, next.seq(), next.type().name(), Timestamp.from(next.at()), next.actor(), next.ip(), next.userAgent(),
                        written(next.details()), next.previousHash(), next.hash())
                .update();
        return next;
    }

    @Override
    public List<EvidenceEvent> events(UUID record) {
        return sql.sql("select * from kapstok.evidence_event where record = ? order by seq").param(record)
                .query(PostgresEvidence::event).list();
    }

    @Override
    public OptionalInt brokenAt(UUID record) {
        return EvidenceChain.brokenAt(record.toString(), events(record));
    }

    @Override
    public byte[] json(UUID record) {
        EvidenceRecord of = sql.sql(SELECT + "where id = ?").param(record).query(PostgresEvidence::record).optional()
                .orElseThrow(() -> new NoSuchElementException("No evidence record " + record));
        return EvidenceChain.json(of, seller.fullName(), events(record), sealed.last(record).orElse(null));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static EvidenceRecord record(ResultSet row, int number) throws SQLException {
        return new EvidenceRecord(row.getObject("id", UUID.class), row.getString("business_key"), row.getString("customer"),
                row.getString("code"), row.getTimestamp("opened_at").toInstant());
    }

    private static EvidenceEvent event(ResultSet row, int number) throws SQLException {
        return new EvidenceEvent(row.getInt("seq"), EvidenceType.valueOf(row.getString("type")), row.getTimestamp("at").toInstant(),
                row.getString("actor"), row.getString("ip"), row.getString("user_agent"), read(row.getString("details")),
                row.getString("previous_hash"), row.getString("hash"));
    }

    private static String written(Map<String, String> details) {
        try {
            return JSON.writeValueAsString(details);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Map<String, String> read(String details) {
        try {
            return JSON.readValue(details, DETAILS);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("Evidence cannot be read: " + details, damaged);
        }
    }
}
