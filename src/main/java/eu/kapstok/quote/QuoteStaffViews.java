package eu.kapstok.quote;

import eu.kapstok.customer.Customer;
import eu.kapstok.customer.CustomerService;
import eu.kapstok.documents.DocumentArchive;
import eu.kapstok.notifications.CaseMails;
import eu.kapstok.security.StaffDirectory;
import eu.kapstok.security.StaffGroup;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads a quote for its staff page. */
@Component
class QuoteStaffViews {

    private static final int HISTORY = 200;

    private final QuoteRepository quotes;
    private final CustomerService customers;
    private final DocumentArchive documents;
    private final CaseMails mails;
    private final StaffDirectory staff;
    private final QuoteWishes wishes;
    private final QuoteHistoryTexts texts;
    private final QuoteApprovalProcess process;

    QuoteStaffViews(QuoteRepository quotes, CustomerService customers, DocumentArchive documents, CaseMails mails,
                    StaffDirectory staff, QuoteWishes wishes, QuoteHistoryTexts texts, QuoteApprovalProcess process) {
        this.quotes = quotes;
        this.customers = customers;
        this.documents = documents;
        this.mails = mails;
        this.staff = staff;
        this.wishes = wishes;
        this.texts = texts;
        this.process = process;
    }

    @Transactional(readOnly = true)
    public Optional<QuoteStaffView> of(String number, Locale locale) {
        return quotes.findByNumber(number).map(quote -> view(quote, locale));
    }

    private QuoteStaffView view(Quote quote, Locale locale) {
        QuoteVersion version = quotes.version(quote.id(), quote.currentVersion()).orElse(null);
        List<QuoteStaffView.Event> history = quotes.history(quote.id(), List.of(QuoteEvent.Type.values()), Integer.MAX_VALUE,
                Limit.of(HISTORY)).stream()
                .map(event -> new QuoteStaffView.Event(texts.forStaff(event, locale), event.actor(), event.at())).toList();
        List<QuoteStaffView.Task> tasks = process.openTasks(quote.number()).stream().map(this::task).toList();
        if (version == null) {
            return new QuoteStaffView(quote.number(), quote.status(), null, null, 0, null, null, null, null, 0, false, List.of(),
                    null, null, null, null, null, null, null, null, List.of(), quote.problem(), quote.orderNumber(), List.of(),
                    null, List.of(), List.of(), history, tasks);
        }
        return new QuoteStaffView(quote.number(), quote.status(), quote.customer(),
                customers.customer(quote.customer()).map(Customer::name).orElse(quote.customer()), version.version(),
                version.quoteDate(), quote.validUntil(), staff.nameOf(version.createdBy()), version.language(),
                version.paymentTermDays(), version.nonStandardTerms(), version.lines().stream().map(QuoteStaffViews::line).toList(),
                version.listTotal(), version.net(), version.vat(), version.gross(), version.cost(), version.discountPct(),
                version.marginPct(), version.creditUsePct(), version.approvalReasons(), quote.problem(), quote.orderNumber(),
                approvals(quote), answer(quote).orElse(null), documents(quote), mails.of(quote.number()),
                history, tasks);
    }

    private QuoteStaffView.Task task(QuoteApprovalProcess.OpenTask task) {
        if (task.forCustomer()) {
            return new QuoteStaffView.Task(task.id(), task.name(), null);
        }
        String who = task.assignee() != null ? staff.nameOf(task.assignee())
                : StaffGroup.byId(task.group()).map(StaffGroup::label).orElse(task.group());
        return new QuoteStaffView.Task(task.id(), task.name(), who);
    }

    private static QuoteStaffView.Line line(QuoteLine line) {
        BigDecimal cost = line.unitCost().multiply(line.quantity()).setScale(2, RoundingMode.HALF_UP);
        return new QuoteStaffView.Line(line.product(), line.description(), line.unit(), line.quantity(), line.unitPrice(),
                line.discountPercent(), line.vatRate(), line.net(), cost,
                QuoteTotals.percentage(line.net().subtract(cost), line.net()));
    }

    private List<QuoteStaffView.Approval> approvals(Quote quote) {
        return quotes.approvals(quote.id(), quote.currentVersion()).stream()
                .map(approval -> new QuoteStaffView.Approval(approval.version(),
                        StaffGroup.byId(approval.groupId()).map(StaffGroup::label).orElse(approval.groupId()),
                        approval.userName(), approval.decision(), approval.comment(), approval.at())).toList();
    }

    private Optional<QuoteStaffView.Answer> answer(Quote quote) {
        if (!quote.wasSent()) {
            return Optional.empty();
        }
        QuoteAcceptanceEvidence evidence = quotes.evidence(quote.id(), quote.sentVersion()).orElse(null);
        return quotes.answer(quote.id(), quote.sentVersion()).map(answer -> new QuoteStaffView.Answer(answer.kind(),
                answer.who().contactName(), answer.at(), answer.purchaseReference(), answer.wishedDate(),
                answer.declineReason(), answer.kind() == QuoteAnswer.Kind.CHANGE ? answer.changeText() : answer.declineText(),
                answer.lostTo(), evidence == null ? null : evidence.ip(),
                evidence == null || evidence.seal() == null ? null : evidence.intact(), heard(answer.who()),
                wishes.of(quote, answer.version())));
    }

    private static QuoteStaffView.Heard heard(WhoAnswered who) {
        return who.channel() == null ? null : new QuoteStaffView.Heard(who.recordedByName(), who.channel(), who.heardAt(), who.note(),
                who.proofDocument());
    }

    private List<QuoteStaffView.Document> documents(Quote quote) {
        return documents.ofCase(quote.number(), quote.customer()).stream()
                .map(document -> new QuoteStaffView.Document(document.id(), document.title(), document.fileName(),
                        document.archivedAt())).toList();
    }
}
