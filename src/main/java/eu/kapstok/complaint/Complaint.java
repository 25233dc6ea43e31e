package eu.kapstok.complaint;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What a customer complains of, from the first word to what came of it. */
@Entity
class Complaint {

    /** Where the seller's days begin and end. */
    static final ZoneId SELLER = ZoneId.of("Europe/Brussels");

    @Id
    private UUID id;

    private String number;

    private String token;

    private String customer;

    private boolean consumer;

    private String country;

    private UUID contactId;

    private String contactName;

    private String language;

    @Enumerated(EnumType.STRING)
    private Channel channel;

    private String enteredBy;

    @Enumerated(EnumType.STRING)
    private ComplaintState state;

    @Enumerated(EnumType.STRING)
    private ComplaintReason reason;

    @Enumerated(EnumType.STRING)
    private Wish wish;

    private String description;

    private String whyNoLines;

    private String invoice;

    private boolean visibleAtDelivery;

    private boolean distanceContract;

    private boolean withdrawalExempt;
    private boolean withdrawal;

    private boolean evidence;

    private boolean repairFailed;

    private boolean repairPossible;

    private BigDecimal repairCostShare;

    private BigDecimal worth;

    private String legalBasis;

    private String proposal;

    private String team;

    private String authority;

    private boolean autoApproved;

    private boolean goodsBack;

    @Enumerated(EnumType.STRING)
    private Resolution resolution;

    private BigDecimal amount;

    private String decisionGrounds;

    private String rejectReason;

    private String decidedBy;

    private Instant decidedAt;

    private int decisions;

    private boolean finalDecision;

    private String objection;

    private LocalDate objectionUntil;

    private Instant reportedAt;

    private Instant answerDue;

    private Instant answeredAt;

    private Instant answerLateAt;

    private Instant settlementDue;

    private Instant settlementLateAt;

    private Instant waitingSince;

    private long waitedSeconds;

    @Enumerated(EnumType.STRING)
    private Closing closing;

    private Instant closedAt;

    private Instant firstClosedAt;

    private Instant reopenedAt;

    @Enumerated(EnumType.STRING)
    private RootCause rootCause;

    private String rootCauseNote;

    private String rootCauseBy;

    private Integer effort;

    private Boolean solved;

    private String ratingWords;

    private Instant ratedAt;

    private int historyLength;

    @OneToMany(mappedBy = "complaint", cascade = CascadeType.PERSIST)
    @OrderBy("position")
    private List<ComplaintLine> lines = new ArrayList<>();

    @Version
    private long rowVersion;

    protected Complaint() {
    }

    /**
     * @param answerDue until when the customer hears more
     * @param settlementDue until when it is made good
     */
    Complaint(String number, NewComplaint report, Instant now, Instant answerDue, Instant settlementDue) {
        this.id = UUID.randomUUID();
        this.number = number;
        this.token = report.token();
        this.customer = report.customer();
        this.consumer = report.consumer();
        this.country = report.country();
        this.contactId = report.contact();
        this.contactName = report.contactName();
        this.language = report.language();
        this.channel = report.channel();
        this.enteredBy = report.enteredBy();
        this.state = ComplaintState.REPORTED;
        this.reason = report.reason();
        this.wish = report.wish();
        this.description = report.description();
        this.whyNoLines = report.whyNoLines();
        this.invoice = report.invoice();
        this.visibleAtDelivery = report.visibleAtDelivery();
        this.distanceContract = report.distanceContract();
        this.withdrawalExempt = report.withdrawalExempt();
        this.evidence = report.evidence();
        this.repairFailed = report.repairFailed();
        this.repairPossible = true;
        this.repairCostShare = BigDecimal.ZERO;
        this.reportedAt = now;
        this.answerDue = answerDue;
        this.settlementDue = settlementDue;
        for (NewComplaint.Line line : report.lines()) {
            lines.add(new ComplaintLine(this, lines.size() + 1, line, now));
        }
        this.worth = lines.stream().map(ComplaintLine::worth).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What the tables make of it. */
    void judge(Triage triage, Instant answer, Instant settlement) {
        legalBasis = triage.legalBasis();
        proposal = triage.proposal();
        team = triage.team();
        authority = triage.authority();
        goodsBack = triage.goodsBack();
        answerDue = answer;
        settlementDue = settlement;
    }

    /** It is a consumer's withdrawal from a contract, and no complaint. */
    void markWithdrawal(boolean somethingComesBack) {
        withdrawal = true;
        goodsBack = somethingComesBack;
    }

    /** The goods never left. */
    void nothingComesBack() {
        goodsBack = false;
    }

    /** Somebody of ours looks at it. */
    void assess() {
        if (state != ComplaintState.ASSESSING) {
            move(ComplaintState.ASSESSING);
        }
    }

    /** @param group staff group that works on it from now on */
    void handOver(String group) {
        team = group;
    }

    void askForInformation(Instant now) {
        move(ComplaintState.INFORMATION_ASKED);
        answer(now);
    }

    /** The customer showed what was missing. */
    void prove() {
        evidence = true;
    }

    /** The table decides without a person. */
    void approve(Resolution decided, Instant now) {
        autoApproved = true;
        decide(new Decision(decided, null, goodsBack, null, null, null), now);
        agree();
    }

    /** What is to come of it; the customer may still have to agree. */
    void decide(Decision decision, Instant now) {
        resolution = decision.resolution();
        amount = decision.amount();
        goodsBack = decision.goodsBack();
        decisionGrounds = decision.grounds();
        rejectReason = decision.rejectReason();
        decidedBy = decision.by();
        decidedAt = now;
        decisions++;
    }

    /** The customer is asked whether they agree. */
    void propose(LocalDate until) {
        move(ComplaintState.PROPOSED);
        objectionUntil = until;
    }

    void object(String words) {
        move(ComplaintState.ESCALATED);
        objection = words;
    }

    /** Nothing more is to be agreed on. */
    void agree() {
        move(ComplaintState.DECIDED);
        finalDecision = true;
        objectionUntil = null;
    }

    void awaitGoods() {
        move(ComplaintState.GOODS_AWAITED);
    }

    /** The goods are here. */
    void inspect() {
        if (state != ComplaintState.INSPECTING) {
            move(ComplaintState.INSPECTING);
        }
    }

    /** It is made good now; the customer can no longer take it back. */
    void settle() {
        if (state != ComplaintState.SETTLING) {
            move(ComplaintState.SETTLING);
        }
    }

    /** The first word of substance to the customer. */
    void answer(Instant now) {
        if (answeredAt == null) {
            answeredAt = now;
        }
    }

    /** How it ends follows from how far it came. */
    Closing close(Instant now) {
        closing = state == ComplaintState.INFORMATION_ASKED ? Closing.NO_INFORMATION
                : state == ComplaintState.GOODS_AWAITED ? Closing.GOODS_NEVER_CAME
                : resolution == Resolution.REJECT ? Closing.REJECTED : Closing.SETTLED;
        move(ComplaintState.CLOSED);
        end(now);
        return closing;
    }

    void withdraw(Instant now) {
        move(ComplaintState.WITHDRAWN);
        closing = Closing.WITHDRAWN;
        end(now);
    }

    private void end(Instant now) {
        goOn(now);
        closedAt = now;
        if (firstClosedAt == null) {
            firstClosedAt = now;
        }
    }

    /** The customer is not content: it is looked at once more, and only once. */
    boolean reopen(Instant now) {
        if (reopenedAt != null || state != ComplaintState.CLOSED) {
            return false;
        }
        move(ComplaintState.ASSESSING);
        reopenedAt = now;
        closedAt = null;
        closing = null;
        finalDecision = false;
        return true;
    }

    void rate(boolean isSolved, Integer theirEffort, String words, Instant now) {
        solved = isSolved;
        effort = theirEffort;
        ratingWords = words;
        ratedAt = now;
    }

    void learn(RootCause cause, String note, String by) {
        rootCause = cause;
        rootCauseNote = note;
        rootCauseBy = by;
    }

    void estimateRepair(boolean possible, BigDecimal costShare) {
        repairPossible = possible;
        repairCostShare = costShare;
    }

    /** The customer has the ball. */
    void pause(Instant now) {
        if (waitingSince == null) {
            waitingSince = now;
        }
    }

    /** The ball is with us again; what was waited is added to when it is due. */
    void goOn(Instant now) {
        if (waitingSince != null) {
            Duration waited = Duration.between(waitingSince, now);
            waitedSeconds += waited.toSeconds();
            settlementDue = settlementDue.plus(waited);
            waitingSince = null;
        }
    }

    void answerLate(Instant now) {
        answerLateAt = now;
    }

    void settlementLate(Instant now) {
        settlementLateAt = now;
    }

    private void move(ComplaintState next) {
        if (!state.next().contains(next)) {
            throw new IllegalComplaintMove(number, state, next);
        }
        state = next;
    }

    int nextHistoryPosition() {
        return ++historyLength;
    }

    /** So long the customer had the ball until then. */
    Duration waited(Instant now) {
        return Duration.ofSeconds(waitedSeconds).plus(waitingSince == null ? Duration.ZERO : Duration.between(waitingSince, now));
    }

    /** Where the lines come from, the customer's own numbers of orders. */
    List<String> orders() {
        return lines.stream().map(ComplaintLine::order).filter(order -> order != null).distinct().toList();
    }

    UUID id() {
        return id;
    }

    /** What people quote, such as {@code K2026-00017}. */
    String number() {
        return number;
    }

    /** Customer number. */
    String customer() {
        return customer;
    }

    boolean consumer() {
        return consumer;
    }

    /** Of the customer, ISO 3166-1 alpha-2. */
    String country() {
        return country;
    }

    /** Who reported it, null where nobody of the customer is known. */
    UUID contactId() {
        return contactId;
    }

    /** Null as well. */
    String contactName() {
        return contactName;
    }

    /** nl, fr or en. */
    String language() {
        return language;
    }

    Channel channel() {
        return channel;
    }

    /** Who of ours wrote it down, null where the customer did. */
    String enteredBy() {
        return enteredBy;
    }

    ComplaintState state() {
        return state;
    }

    ComplaintReason reason() {
        return reason;
    }

    Wish wish() {
        return wish;
    }

    String description() {
        return description;
    }

    /** Why it names no goods, null where it does. */
    String whyNoLines() {
        return whyNoLines;
    }

    /** The invoice that is wrong, null where it is about something else. */
    String invoice() {
        return invoice;
    }

    /** The invoice that is said to be wrong; empty where the case is about something else. */
    Optional<String> disputedInvoice() {
        return reason() == ComplaintReason.INVOICE_ERROR ? Optional.ofNullable(invoice()) : Optional.empty();
    }

    boolean visibleAtDelivery() {
        return visibleAtDelivery;
    }

    boolean distanceContract() {
        return distanceContract;
    }

    /** Whether it is a consumer's withdrawal from a contract. */
    boolean withdrawal() {
        return withdrawal;
    }

    boolean withdrawalExempt() {
        return withdrawalExempt;
    }

    boolean evidence() {
        return evidence;
    }

    boolean repairFailed() {
        return repairFailed;
    }

    boolean repairPossible() {
        return repairPossible;
    }

    /** Percent of the worth; 0 where nobody knows. */
    BigDecimal repairCostShare() {
        return repairCostShare;
    }

    /** Of the goods that it is about, EUR excluding VAT. */
    BigDecimal worth() {
        return worth;
    }

    /** Null before it was judged, as the proposal. */
    String legalBasis() {
        return legalBasis;
    }

    String proposal() {
        return proposal;
    }

    /** Staff group that works on it, null before. */
    String team() {
        return team;
    }

    /** Who may decide about goods of that worth, null before. */
    String authority() {
        return authority;
    }

    boolean autoApproved() {
        return autoApproved;
    }

    /** Whether the goods come back. */
    boolean goodsBack() {
        return goodsBack;
    }

    /** Null before a decision. */
    Resolution resolution() {
        return resolution;
    }

    /** EUR excluding VAT, of a price reduction or voucher; null otherwise. */
    BigDecimal amount() {
        return amount;
    }

    /** Null before a decision. */
    String decisionGrounds() {
        return decisionGrounds;
    }

    /** Code, null unless it was rejected. */
    String rejectReason() {
        return rejectReason;
    }

    /** Null before, and where nobody had to. */
    String decidedBy() {
        return decidedBy;
    }

    Instant decidedAt() {
        return decidedAt;
    }

    /** How many were made so far. */
    int decisions() {
        return decisions;
    }

    /** Whether nobody can object any more. */
    boolean finalDecision() {
        return finalDecision;
    }

    /** The customer's words, null where they did not object. */
    String objection() {
        return objection;
    }

    /** Last day to object, null where nobody can. */
    LocalDate objectionUntil() {
        return objectionUntil;
    }

    Instant reportedAt() {
        return reportedAt;
    }

    Instant answerDue() {
        return answerDue;
    }

    /** Null before. */
    Instant answeredAt() {
        return answeredAt;
    }

    /** When it was found late, null where it was not. */
    Instant answerLateAt() {
        return answerLateAt;
    }

    Instant settlementDue() {
        return settlementDue;
    }

    /** When it was found late, null where it was not. */
    Instant settlementLateAt() {
        return settlementLateAt;
    }

    /** Since when the customer has the ball, null while it is with us. */
    Instant waitingSince() {
        return waitingSince;
    }

    /** Null while it runs. */
    Closing closing() {
        return closing;
    }

    /** Null while it runs. */
    Instant closedAt() {
        return closedAt;
    }

    /** Null where it was not. */
    Instant reopenedAt() {
        return reopenedAt;
    }

    /** Null before. */
    RootCause rootCause() {
        return rootCause;
    }

    String rootCauseNote() {
        return rootCauseNote;
    }

    /** 1 to 7, null where nobody said. */
    Integer effort() {
        return effort;
    }

    /** Null where nobody said. */
    Boolean solved() {
        return solved;
    }

    String ratingWords() {
        return ratingWords;
    }

    Instant ratedAt() {
        return ratedAt;
    }

    /** How many things happened to it so far. */
    int historyLength() {
        return historyLength;
    }

    List<ComplaintLine> lines() {
        return List.copyOf(lines);
    }
}
