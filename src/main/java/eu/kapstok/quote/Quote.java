package eu.kapstok.quote;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.hibernate.annotations.NaturalId;

/** A quote on its way from the ERP to the customer and back as an order. */
@Entity
class Quote {

    /** The seller's days end there, for customers in every country. */
    static final ZoneId SELLER = ZoneId.of("Europe/Brussels");

    private static final int TEXT_LENGTH = 2000;

    @Id
    private UUID id;

    @NaturalId
    private String number;

    @Enumerated(EnumType.STRING)
    private QuoteStatus status;

    private String customer;

    private String contact;

    private String language;

    private String createdBy;

    private LocalDate validUntil;

    private int currentVersion;

    private Integer sentVersion;

    private String orderNumber;

    private String problem;

    private String closingText;

    private Instant submittedAt;

    private Instant firstSentAt;

    private Instant closedAt;

    private int historyLength;

    @Version
    private long rowVersion;

    protected Quote() {
    }

    Quote(String number, Instant now) {
        this.id = UUID.randomUUID();
        this.number = number;
        this.status = QuoteStatus.SUBMITTED;
        this.submittedAt = now;
    }

    /** Takes the newest snapshot as the one that counts from now on. */
    void load(QuoteVersion version, String customerNumber) {
        move(QuoteStatus.SUBMITTED);
        customer = customerNumber;
        contact = version.contact();
        language = version.language();
        createdBy = version.createdBy();
        validUntil = version.validUntil();
        currentVersion = version.version();
    }

    void askForApproval() {
        move(QuoteStatus.IN_APPROVAL);
    }

    /** May go to the customer: nobody needs to approve it, or everybody did. */
    void approve() {
        move(QuoteStatus.APPROVED);
    }

    /** Back to sales, whatever the reason. */
    void askForRevision() {
        move(QuoteStatus.IN_REVISION);
    }

    /** Changed in the ERP or handed in again: everything starts anew with the next snapshot. */
    void resubmit() {
        move(QuoteStatus.SUBMITTED);
    }

    void send(Instant now) {
        move(QuoteStatus.SENT);
        sentVersion = currentVersion;
        if (firstSentAt == null) {
            firstSentAt = now;
        }
    }

    /** Only the version the customer has before them, and only while it is valid. */
    void accept(int version, Instant now) {
        if (!awaitsAnswerTo(version) || !isValidAt(now)) {
            throw new IllegalQuoteMove(number, status, QuoteStatus.ACCEPTED);
        }
        move(QuoteStatus.ACCEPTED);
    }

    /** The time to answer is over; sales may extend it or let it go. */
    void expire() {
        move(QuoteStatus.EXPIRED);
    }

    /** The same version goes out once more, valid for longer. */
    void extend(LocalDate newValidUntil) {
        move(QuoteStatus.APPROVED);
        validUntil = newValidUntil;
    }

    /** Sales does not extend what expired. */
    void letGo(Instant now) {
        if (status != QuoteStatus.EXPIRED || closed()) {
            throw new IllegalQuoteMove(number, status, QuoteStatus.EXPIRED);
        }
        closedAt = now;
    }

    void decline(Instant now) {
        close(QuoteStatus.DECLINED, now);
    }

    void order(String placedOrder, Instant now) {
        close(QuoteStatus.ORDERED, now);
        orderNumber = placedOrder;
        problem = null;
    }

    void orderRefused(String reason) {
        move(QuoteStatus.ORDER_PROBLEM);
        problem = reason.length() > TEXT_LENGTH ? reason.substring(0, TEXT_LENGTH) : reason;
    }

    /** The ERP is asked once more for what the customer accepted. */
    void retryOrder() {
        if (status != QuoteStatus.ORDER_PROBLEM) {
            throw new IllegalQuoteMove(number, status, QuoteStatus.ACCEPTED);
        }
        move(QuoteStatus.ACCEPTED);
        problem = null;
    }

    /** @param text what the customer is told, null for nothing more than the fact */
    void withdraw(String text, Instant now) {
        close(QuoteStatus.WITHDRAWN, now);
        closingText = text;
    }

    void cancel(String text, Instant now) {
        close(QuoteStatus.CANCELLED, now);
        closingText = text;
    }

    /** Valid to the end of its last day where the seller is. */
    boolean isValidAt(Instant moment) {
        return !moment.atZone(SELLER).toLocalDate().isAfter(validUntil);
    }

    /** The first moment at which it can no longer be accepted. */
    Instant endOfValidity() {
        return validUntil.plusDays(1).atStartOfDay(SELLER).toInstant();
    }

    boolean awaitsAnswerTo(int version) {
        return status == QuoteStatus.SENT && sentVersion == version;
    }

    boolean wasSent() {
        return sentVersion != null;
    }

    /** Nothing more can become of it. */
    boolean closed() {
        return closedAt != null;
    }

    /** The newest version has been before the customer already. */
    boolean isSentVersionCurrent() {
        return wasSent() && sentVersion == currentVersion;
    }

    private void close(QuoteStatus end, Instant now) {
        move(end);
        closedAt = now;
    }

    private void move(QuoteStatus next) {
        if (closed() || !status.next().contains(next)) {
            throw new IllegalQuoteMove(number, status, next);
        }
        status = next;
    }

    int nextHistoryPosition() {
        return ++historyLength;
    }

    UUID id() {
        return id;
    }

    String number() {
        return number;
    }

    QuoteStatus status() {
        return status;
    }

    /** Customer number, null until the first snapshot. */
    String customer() {
        return customer;
    }

    /** The ERP's id of who it is meant for, null where the customer has no contact. */
    String contact() {
        return contact;
    }

    String language() {
        return language;
    }

    /** Staff user who made it in the ERP. */
    String createdBy() {
        return createdBy;
    }

    LocalDate validUntil() {
        return validUntil;
    }

    /** Number of the newest snapshot, 0 before the first. */
    int currentVersion() {
        return currentVersion;
    }

    /** The version the customer sees, null while they never got one. */
    Integer sentVersion() {
        return sentVersion;
    }

    /** Number of the order it became, null before. */
    String orderNumber() {
        return orderNumber;
    }

    /** Why the ERP refused the order, null where it did not. */
    String problem() {
        return problem;
    }

    /** What the customer is told about its end, null where nothing more than the fact. */
    String closingText() {
        return closingText;
    }

    Instant submittedAt() {
        return submittedAt;
    }

    Instant firstSentAt() {
        return firstSentAt;
    }

    Instant closedAt() {
        return closedAt;
    }
}
