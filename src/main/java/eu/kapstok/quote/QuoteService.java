package eu.kapstok.quote;

import eu.kapstok.customer.CustomerService;
import eu.kapstok.erp.Erp;
import eu.kapstok.erp.ErpCredit;
import eu.kapstok.erp.ErpCustomer;
import eu.kapstok.erp.ErpEvent;
import eu.kapstok.erp.ErpEvents;
import eu.kapstok.erp.ErpQuote;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes quotes in from the ERP, follows what becomes of them there, and has them judged. */
@Service
class QuoteService {

    /** What came of bringing a quote in. */
    enum Intake {
        STARTED,
        /** It is in the process already. */
        RUNNING,
        /** It went through the process before. */
        CLOSED,
        /** The ERP does not know it. */
        UNKNOWN
    }

    /**
     * A snapshot, for the model.
     *
     * @param customer number
     */
    record Snapshot(String customer, ApprovalFacts facts) {
    }

    private final QuoteRepository quotes;
    private final QuoteFiles files;
    private final QuoteApprovalProcess process;
    private final QuoteRequests requests;
    private final CustomerService customers;
    private final Erp erp;
    private final ErpEvents events;
    private final Clock clock;

    QuoteService(QuoteRepository quotes, QuoteFiles files, QuoteApprovalProcess process, QuoteRequests requests,
                 CustomerService customers, Erp erp, ErpEvents events, Clock clock) {
        this.quotes = quotes;
        this.files = files;
        this.process = process;
        this.requests = requests;
        this.customers = customers;
        this.erp = erp;
        this.events = events;
        this.clock = clock;
    }

    /** A member of staff wants this quote in the process; it is the same fact as the ERP's own word of it. */
    @Transactional
    public Intake bringIn(String number) {
        Optional<Quote> known = quotes.findByNumber(number);
        if (known.isPresent()) {
            return known.get().closed() ? Intake.CLOSED : Intake.RUNNING;
        }
        Optional<ErpQuote> current = erp.quote(number);
        current.ifPresent(quote -> events.receive(new ErpEvent("quote:SUBMITTED:%s:%s".formatted(number, quote.version()),
                QuoteApprovalProcess.QUOTE_SUBMITTED, number, quote.requestReference())));
        return current.isPresent() ? Intake.STARTED : Intake.UNKNOWN;
    }

    /**
     * Starts the process for a number that is new, or goes on with the request that it answers; one that is here already
     * stays as it is.
     *
     * @param request number of the customer's request that the ERP names, null where it names none
     */
    @Transactional
    public void submitted(String number, String request) {
        if (isNew(number)) {
            if (requests.answeredBy(request, number)) {
                process.quoteSubmittedFor(request, number);
            } else {
                process.quoteSubmitted(number);
            }
            events.offerKept(number);
        }
    }

    /**
     * Sales made this quote for that request, and the quote did not say so itself.
     *
     * @return true when the request's instance goes on with it, false when the quote runs already
     */
    @Transactional
    public boolean madeFor(String request, String number) {
        requests.answered(request, number);
        return isNew(number);
    }

    private boolean isNew(String number) {
        boolean added = quotes.insertIfNew(UUID.randomUUID(), number, clock.instant()) == 1;
        if (added) {
            files.tell(files.find(number), QuoteEvent.Type.SUBMITTED, null);
        }
        return added;
    }

    /**
     * The ERP holds a newer version: whatever was approved or sent is void. What the customer accepted is not, the order
     * is on its way with the version it names.
     *
     * @return false when the fact has to wait
     */
    @Transactional
    public boolean revised(String number) {
        Quote quote = files.takeIfKnown(number).orElse(null);
        if (quote == null || quote.status() == QuoteStatus.ACCEPTED) {
            return false;
        }
        if (!quote.closed()) {
            quote.resubmit();
            files.tell(quote, QuoteEvent.Type.REVISED, null);
            process.quoteRevised(number);
        }
        return true;
    }

    /** @return false when the fact has to wait */
    @Transactional
    public boolean withdrawn(String number) {
        Quote quote = files.takeIfKnown(number).orElse(null);
        if (quote == null || quote.status() == QuoteStatus.ACCEPTED) {
            return false;
        }
        if (!quote.closed()) {
            quote.withdraw(null, clock.instant());
            files.tell(quote, QuoteEvent.Type.WITHDRAWN, null);
            process.quoteWithdrawn(number);
        }
        return true;
    }

    /** Takes a snapshot of the quote as the ERP holds it now, and brings the customer up to date. */
    @Transactional
    public Snapshot load(String number) {
        ErpQuote current = erp.quote(number)
                .orElseThrow(() -> new IllegalStateException("The ERP does not know quote " + number));
        ErpCustomer customer = erp.customer(current.customer())
                .orElseThrow(() -> new IllegalStateException("The ERP does not know customer " + current.customer()));
        ErpCredit credit = erp.credit(customer.number());
        customers.keep(customer);
        Quote quote = files.take(number);
        QuoteVersion version = new QuoteVersion(quote, current, customer, credit, clock.instant());
        files.add(version);
        quote.load(version, customer.number());
        files.tell(quote, QuoteEvent.Type.LOADED, null, version.version());
        return new Snapshot(customer.number(), ApprovalFacts.of(version, customer.largeCompany()));
    }

    /**
     * Keeps who must approve the newest version.
     *
     * @param rows of the decision table that apply
     */
    @Transactional
    public ApprovalNeed judge(String number, List<ApprovalNeed.Row> rows) {
        Quote quote = files.take(number);
        QuoteVersion version = files.current(quote);
        List<ApprovalNeed.Row> all = new ArrayList<>(rows);
        if (version.obstacle() != null) {
            all.add(new ApprovalNeed.Row(ApprovalNeed.BLOCK, version.obstacle().name()));
        }
        ApprovalNeed need = ApprovalNeed.of(all);
        version.judge(need);
        if (need.blocked()) {
            quote.askForRevision();
            files.tell(quote, QuoteEvent.Type.BLOCKED, null, String.join(",", need.reasons()));
        } else if (need.groups().isEmpty()) {
            quote.approve();
            files.tell(quote, QuoteEvent.Type.NO_APPROVAL_NEEDED, null);
        } else {
            quote.askForApproval();
        }
        return need;
    }
}
