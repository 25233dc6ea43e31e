package eu.kapstok.quote;

import eu.kapstok.erp.ErpContact;
import eu.kapstok.erp.ErpCredit;
import eu.kapstok.erp.ErpCustomer;
import eu.kapstok.erp.ErpQuote;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A quote as it stood in the ERP at one moment: what is approved, sent and accepted is always one of these. */
@Entity
class QuoteVersion {

    @Id
    private UUID id;

    private UUID quoteId;

    private int version;

    private String erpVersion;

    private String fingerprint;

    private Instant loadedAt;

    private LocalDate quoteDate;

    private LocalDate validUntil;

    private String language;

    private String contact;

    private String createdBy;

    private boolean business;

    private String country;

    private int paymentTermDays;

    private boolean nonStandardTerms;

    private BigDecimal discountPercent;

    private BigDecimal listTotal;

    private BigDecimal linesTotal;

    private BigDecimal documentDiscount;

    private BigDecimal net;

    private BigDecimal vat;

    private BigDecimal gross;

    private BigDecimal cost;

    private BigDecimal discountPct;

    private BigDecimal marginPct;

    private BigDecimal creditUsePct;

    private boolean firstOrder;

    private int oldestOverdueDays;

    @Enumerated(EnumType.STRING)
    private Obstacle obstacle;

    private String approvalReasons = "";

    private String approverGroups = "";

    private UUID documentId;

    private String documentHash;

    private Instant sentAt;

    @OneToMany(mappedBy = "version", cascade = CascadeType.PERSIST)
    @OrderBy("position")
    private List<QuoteLine> lines = new ArrayList<>();

    @OneToMany(mappedBy = "version", cascade = CascadeType.PERSIST)
    @OrderBy("rate desc")
    private List<QuoteVat> vats = new ArrayList<>();

    protected QuoteVersion() {
    }

    /** What keeps a quote from going out before anybody looks at discounts and limits. */
    enum Obstacle {
        /** The ERP holds it as accepted, declined, withdrawn or expired. */
        NOT_OPEN,
        /** Its last day has passed. */
        VALIDITY_OVER,
        NOTHING_QUOTED
    }

    QuoteVersion(Quote quote, ErpQuote erp, ErpCustomer customer, ErpCredit credit, Instant now) {
        id = UUID.randomUUID();
        quoteId = quote.id();
        version = quote.currentVersion() + 1;
        erpVersion = erp.version();
        fingerprint = QuoteFingerprint.of(erp);
        loadedAt = now;
        quoteDate = erp.date();
        validUntil = erp.validUntil();
        language = erp.language();
        contact = erp.contact() == null ? customer.contacts().stream().map(ErpContact::id).findFirst().orElse(null)
                : erp.contact();
        createdBy = erp.createdBy();
        business = customer.kind() == ErpCustomer.Kind.BUSINESS;
        country = customer.country();
        paymentTermDays = erp.paymentTermDays();
        nonStandardTerms = erp.nonStandardTerms();
        discountPercent = erp.discountPercent();
        QuoteTotals totals = QuoteTotals.of(erp.lines(), erp.discountPercent(), erp.vat());
        listTotal = totals.list();
        linesTotal = totals.lines();
        documentDiscount = totals.documentDiscount();
        net = totals.net();
        vat = totals.vat();
        gross = totals.gross();
        cost = totals.cost();
        discountPct = totals.discountPct();
        marginPct = totals.marginPct();
        creditUsePct = CreditUse.percent(credit, gross, business);
        firstOrder = credit.firstOrder();
        oldestOverdueDays = credit.oldestOverdueDays();
        obstacle = obstacle(erp, now);
        for (int i = 0; i < erp.lines().size(); i++) {
            lines.add(new QuoteLine(this, erp.lines().get(i), totals.lineNets().get(i)));
        }
        totals.vats().forEach(each -> vats.add(new QuoteVat(this, each)));
    }

    private static Obstacle obstacle(ErpQuote erp, Instant now) {
        if (erp.state() != ErpQuote.State.OPEN) {
            return Obstacle.NOT_OPEN;
        }
        if (erp.validUntil().isBefore(now.atZone(Quote.SELLER).toLocalDate())) {
            return Obstacle.VALIDITY_OVER;
        }
        return erp.lines().isEmpty() ? Obstacle.NOTHING_QUOTED : null;
    }

    /** Keeps who has to approve it and why, or why it may not go out at all. */
    void judge(ApprovalNeed need) {
        approvalReasons = String.join(",", need.reasons());
        approverGroups = String.join(",", need.groups());
    }

    /** True when each group that had to has approved just these contents. */
    boolean approvedBy(List<QuoteApproval> approvals) {
        return approverGroups().stream().allMatch(group -> approvals.stream().anyMatch(approval ->
                approval.decision() == QuoteApproval.Decision.APPROVED && approval.groupId().equals(group)
                        && approval.fingerprint().equals(fingerprint)));
    }

    /** A version has one document; a second rendering of the same is refused. */
    void document(UUID archived, String sha256) {
        if (documentId != null) {
            throw new IllegalStateException("Version %d already has a document".formatted(version));
        }
        documentId = archived;
        documentHash = sha256;
    }

    /** Its contents stay, their approval with them; the document that names its last day is made anew. */
    void extend(LocalDate newValidUntil) {
        validUntil = newValidUntil;
        documentId = null;
        documentHash = null;
    }

    void sent(Instant now) {
        if (sentAt == null) {
            sentAt = now;
        }
    }

    UUID id() {
        return id;
    }

    /** Counted by us, from 1. */
    int version() {
        return version;
    }

    /** The ERP's own mark of this state of the quote. */
    String erpVersion() {
        return erpVersion;
    }

    /** SHA-256 over lines, prices and terms: an approval is for exactly this. */
    String fingerprint() {
        return fingerprint;
    }

    Instant loadedAt() {
        return loadedAt;
    }

    LocalDate quoteDate() {
        return quoteDate;
    }

    LocalDate validUntil() {
        return validUntil;
    }

    String language() {
        return language;
    }

    /** The ERP's id of who it is meant for, null where the customer has no contact. */
    String contact() {
        return contact;
    }

    String createdBy() {
        return createdBy;
    }

    /** False: a consumer. */
    boolean business() {
        return business;
    }

    String country() {
        return country;
    }

    int paymentTermDays() {
        return paymentTermDays;
    }

    boolean nonStandardTerms() {
        return nonStandardTerms;
    }

    /** On the document, after line discounts. */
    BigDecimal discountPercent() {
        return discountPercent;
    }

    BigDecimal listTotal() {
        return listTotal;
    }

    BigDecimal linesTotal() {
        return linesTotal;
    }

    BigDecimal documentDiscount() {
        return documentDiscount;
    }

    BigDecimal net() {
        return net;
    }

    BigDecimal vat() {
        return vat;
    }

    BigDecimal gross() {
        return gross;
    }

    BigDecimal cost() {
        return cost;
    }

    /** Lines and document together. */
    BigDecimal discountPct() {
        return discountPct;
    }

    BigDecimal marginPct() {
        return marginPct;
    }

    BigDecimal creditUsePct() {
        return creditUsePct;
    }

    boolean firstOrder() {
        return firstOrder;
    }

    int oldestOverdueDays() {
        return oldestOverdueDays;
    }

    /** Null where nothing stands in its way. */
    Obstacle obstacle() {
        return obstacle;
    }

    /** Reason codes of the decision table, as it gave them. */
    List<String> approvalReasons() {
        return list(approvalReasons);
    }

    /** In order of approval. */
    List<String> approverGroups() {
        return list(approverGroups);
    }

    private static List<String> list(String commaSeparated) {
        return commaSeparated.isEmpty() ? List.of() : List.of(commaSeparated.split(","));
    }

    /** Null until it is rendered, once more after an extension. */
    UUID documentId() {
        return documentId;
    }

    String documentHash() {
        return documentHash;
    }

    /** When the customer got it first, null before. */
    Instant sentAt() {
        return sentAt;
    }

    List<QuoteLine> lines() {
        return List.copyOf(lines);
    }

    /** Per rate, highest first. */
    List<QuoteVat> vats() {
        return List.copyOf(vats);
    }
}
