package eu.kapstok.contract;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.UUID;

/** A contract with a customer, from its request to its end. */
@Entity
class Contract {

    /** Days are counted where the seller is. */
    static final ZoneId SELLER = ZoneId.of("Europe/Brussels");

    private static final int FINGERPRINT_LENGTH = 12;

    @Id
    private UUID id;
    private String number;
    private String customer;
    private String template;
    private String language;
    private String title;
    @Enumerated(EnumType.STRING)
    private ContractState state;
    private int version;
    private BigDecimal amount;
    private String data;
    private String orderNumber;
    private LocalDate signBy;
    private LocalDate startsOn;
    private LocalDate endsOn;
    private LocalDate noticeOn;
    private String requestedBy;
    private String instanceId;
    private UUID documentId;
    private UUID textId;
    private String documentSha256;
    private UUID sealedId;
    private String reason;
    private Instant requestedAt;
    private Instant sentAt;
    private String countersignedBy;
    private Instant countersignedAt;
    private Instant signedAt;
    private Instant closedAt;
    private int historyLength;
    @Version
    private long rowVersion;

    protected Contract() {
    }

    Contract(String number, String customer, String language, String orderNumber, String requestedBy, Instant now) {
        this.id = UUID.randomUUID();
        this.number = number;
        this.customer = customer;
        this.language = language;
        this.orderNumber = orderNumber;
        this.requestedBy = requestedBy;
        this.requestedAt = now;
        this.state = ContractState.DRAFTING;
        this.version = 1;
    }

    /**
     * What it is about.
     *
     * @param amount EUR, null where it names none
     * @param data what the template asks for, as JSON
     * @param endsOn null where it ends by notice only
     * @param noticeOn last day to give notice, null where none is needed
     */
    record Terms(String template, String title, BigDecimal amount, String data, LocalDate signBy, LocalDate startsOn, LocalDate endsOn,
                 LocalDate noticeOn) {
    }

    void agree(Terms terms) {
        expect("take other data", ContractState.DRAFTING);
        template = terms.template();
        title = terms.title();
        amount = terms.amount();
        data = terms.data();
        signBy = terms.signBy();
        startsOn = terms.startsOn();
        endsOn = terms.endsOn();
        noticeOn = terms.noticeOn();
    }

    /** One process deals with it, whatever number somebody starts another one with. */
    void belongsTo(String instance) {
        if (instanceId == null) {
            instanceId = instance;
        } else if (!instanceId.equals(instance)) {
            throw new IllegalStateException("Contract %s belongs to another case".formatted(number));
        }
    }

    boolean hasCase() {
        return instanceId != null;
    }

    /** @param sha256 of the document, in lower-case hex */
    void draft(UUID document, UUID text, String sha256) {
        expect("be drawn up", ContractState.DRAFTING);
        documentId = document;
        textId = text;
        documentSha256 = sha256;
        sealedId = null;
        state = ContractState.IN_REVIEW;
    }

    /** It is drawn up once more, as a version of its own. */
    void redraft() {
        expect("be drawn up again", ContractState.IN_REVIEW, ContractState.DECLINED);
        version++;
        documentId = null;
        textId = null;
        documentSha256 = null;
        sealedId = null;
        reason = null;
        countersignedBy = null;
        countersignedAt = null;
        state = ContractState.DRAFTING;
    }

    void send(Instant now) {
        expect("be sent", ContractState.IN_REVIEW);
        sentAt = now;
        state = ContractState.SIGNING;
    }

    void decline(String why) {
        expect("be declined", ContractState.SIGNING, ContractState.COUNTERSIGNING);
        reason = why;
        state = ContractState.DECLINED;
    }

    void handToSignatory() {
        expect("be countersigned", ContractState.SIGNING);
        state = ContractState.COUNTERSIGNING;
    }

    void countersign(String by, Instant now) {
        expect("be countersigned", ContractState.COUNTERSIGNING);
        countersignedBy = by;
        countersignedAt = now;
        state = ContractState.SEALING;
    }

    /** @param document as it stands after an act or with the last seal */
    void seal(UUID document) {
        sealedId = document;
    }

    void sign(Instant now) {
        expect("be signed", ContractState.SEALING);
        signedAt = now;
        close(ContractState.SIGNED, now);
    }

    /**
     * It goes on under the same words.
     *
     * @param until its last day from now on
     * @param notice last day to give notice, null where none is needed
     */
    void renew(LocalDate until, LocalDate notice) {
        expect("be renewed", ContractState.SIGNED);
        endsOn = until;
        noticeOn = notice;
    }

    void expire(Instant now) {
        expect("expire", ContractState.SIGNING);
        close(ContractState.EXPIRED, now);
    }

    /** @param why it is not to be, null where nobody said */
    void because(String why) {
        reason = why;
    }

    void drop(Instant now) {
        expect("be dropped", ContractState.IN_REVIEW);
        close(ContractState.DROPPED, now);
    }

    void stop(String why, Instant now) {
        expect("be stopped", ContractState.DECLINED);
        reason = why == null ? reason : why;
        close(ContractState.STOPPED, now);
    }

    /** What it was for is not to be; wherever it is, it goes no further. */
    void withdraw(Instant now) {
        if (!state.closed()) {
            close(ContractState.STOPPED, now);
        }
    }

    private void close(ContractState end, Instant now) {
        state = end;
        closedAt = now;
    }

    private void expect(String move, ContractState... allowed) {
        if (Arrays.stream(allowed).noneMatch(state::equals)) {
            throw new IllegalContractMove(number, state, move);
        }
    }

    int nextHistoryPosition() {
        historyLength++;
        return historyLength;
    }

    /** What a signer says they read: the version and the beginning of its document's SHA-256. */
    String fingerprint() {
        return documentSha256 == null ? "" : version + "-" + documentSha256.substring(0, FINGERPRINT_LENGTH);
    }

    /** First moment at which nobody can sign it any more. */
    Instant signingEnds() {
        return signBy.plusDays(1).atStartOfDay(SELLER).toInstant();
    }

    UUID id() {
        return id;
    }

    String number() {
        return number;
    }

    String customer() {
        return customer;
    }

    String template() {
        return template;
    }

    /** nl, fr or en. */
    String language() {
        return language;
    }

    String title() {
        return title;
    }

    ContractState state() {
        return state;
    }

    int version() {
        return version;
    }

    /** EUR, null where it names none. */
    BigDecimal amount() {
        return amount;
    }

    String data() {
        return data;
    }

    /** Null where no order waits for it. */
    String orderNumber() {
        return orderNumber;
    }

    /** Last day to sign it. */
    LocalDate signBy() {
        return signBy;
    }

    LocalDate startsOn() {
        return startsOn;
    }

    /** Null where it ends by notice only. */
    LocalDate endsOn() {
        return endsOn;
    }

    /** Null where none is needed. */
    LocalDate noticeOn() {
        return noticeOn;
    }

    String requestedBy() {
        return requestedBy;
    }

    /** Null before it is drawn up. */
    UUID documentId() {
        return documentId;
    }

    UUID textId() {
        return textId;
    }

    String documentSha256() {
        return documentSha256;
    }

    /** As it stands after the last act, null before the first. */
    UUID sealedId() {
        return sealedId;
    }

    /** Why it was declined or dropped, null where it was neither or nobody said. */
    String reason() {
        return reason;
    }

    Instant requestedAt() {
        return requestedAt;
    }

    Instant sentAt() {
        return sentAt;
    }

    String countersignedBy() {
        return countersignedBy;
    }

    Instant countersignedAt() {
        return countersignedAt;
    }

    Instant signedAt() {
        return signedAt;
    }
}
