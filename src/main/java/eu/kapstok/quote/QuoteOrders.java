package eu.kapstok.quote;

import eu.kapstok.engine.JobQueue;
import eu.kapstok.erp.Erp;
import eu.kapstok.erp.ErpAcceptance;
import eu.kapstok.erp.ErpCommand;
import eu.kapstok.erp.ErpDestination;
import eu.kapstok.erp.ErpEvents;
import eu.kapstok.erp.ErpException;
import eu.kapstok.erp.ErpOrder;
import eu.kapstok.erp.ErpOrderRejected;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells the ERP what became of a quote. */
@Service
class QuoteOrders {

    private final QuoteRepository quotes;
    private final QuoteFiles files;
    private final Erp erp;
    private final ErpEvents events;
    private final QuoteMails mails;
    private final QuoteDocuments documents;
    private final JobQueue queue;
    private final Clock clock;

    QuoteOrders(QuoteRepository quotes, QuoteFiles files, Erp erp, ErpEvents events, QuoteMails mails,
                QuoteDocuments documents, JobQueue queue, Clock clock) {
        this.quotes = quotes;
        this.files = files;
        this.erp = erp;
        this.events = events;
        this.mails = mails;
        this.documents = documents;
        this.queue = queue;
        this.clock = clock;
    }

    /** Seals what the customer's click wrote down. */
    @Transactional
    public void recordAcceptance(String number) {
        Quote quote = files.find(number);
        QuoteAcceptanceEvidence evidence = quotes.evidence(quote.id(), quote.sentVersion()).orElseThrow();
        evidence.sealAt(clock.instant());
        documents.keepAccepted(evidence.documentId());
    }

    /**
     * Has the ERP make an order of what was accepted.
     *
     * @throws ErpOrderRejected when a person has to find a way
     */
    @Transactional
    public void placeOrder(String number) throws ErpOrderRejected {
        Quote quote = files.find(number);
        QuoteVersion version = files.sent(quote);
        QuoteAnswer answer = answer(quote);
        ErpCommand command = command(quote, QuoteApprovalProcess.Elements.PLACE_ORDER, answer.who().contactName());
        try {
            ErpOrder order = erp.acceptQuote(command, number, acceptance(quote, version, answer));
            quote.order(order.number(), clock.instant());
            files.tell(quote, QuoteEvent.Type.ORDERED, null, order.number());
            events.offerKept(number);
        } catch (ErpOrderRejected rejected) {
            throw refused(quote, rejected.getMessage());
        } catch (ErpException failed) {
            if (needsAPerson(failed.kind())) {
                throw refused(quote, failed.getMessage());
            }
            throw failed;
        }
    }

    @Transactional
    public void recordDecline(String number) {
        Quote quote = files.find(number);
        QuoteAnswer answer = answer(quote);
        String text = answer.declineText() == null ? "" : ": " + answer.declineText();
        erp.declineQuote(command(quote, QuoteApprovalProcess.Elements.RECORD_DECLINE, answer.who().contactName()), number,
                answer.declineReason() + text);
    }

    /** The time to answer is over: the ERP hears it, and the customer. */
    @Transactional
    public void expire(String number) {
        Quote quote = files.take(number);
        quote.expire();
        files.tell(quote, QuoteEvent.Type.EXPIRED, null);
        erp.expireQuote(inValidity(quote, QuoteApprovalProcess.Elements.EXPIRE_QUOTE), number);
        mails.tellExpiry(quote);
    }

    /** Has the ERP take over the new last day. */
    @Transactional
    public void recordExtension(String number) {
        Quote quote = files.find(number);
        erp.extendQuote(inValidity(quote, QuoteApprovalProcess.Elements.RECORD_EXTENSION), number, quote.validUntil());
    }

    @Transactional
    public void withdraw(String number) {
        Quote quote = files.find(number);
        erp.withdrawQuote(command(quote, QuoteApprovalProcess.Elements.WITHDRAW_QUOTE, null), number, reason(quote));
        mails.tellEnd(quote);
    }

    @Transactional
    public void cancel(String number) {
        Quote quote = files.find(number);
        erp.withdrawQuote(command(quote, QuoteApprovalProcess.Elements.CANCEL_QUOTE, null), number, reason(quote));
        mails.tellEnd(quote);
    }

    /** Hands the order over to whoever confirms it, with the contact who accepted. */
    @Transactional
    public void announceOrder(String number) {
        Quote quote = files.find(number);
        queue.enqueue(QuoteApprovalProcess.ORDER_PLACED, quote.orderNumber() + " " + answer(quote).who().contactId());
    }

    /** The ERP hears the id of an address that it knows, and any other in full. */
    private ErpAcceptance acceptance(Quote quote, QuoteVersion version, QuoteAnswer answer) {
        ErpDestination elsewhere = quotes.destination(quote.id(), version.version()).filter(chosen -> !chosen.knownToErp())
                .map(chosen -> chosen.place().toErp()).orElse(null);
        return new ErpAcceptance(version.erpVersion(), answer.purchaseReference(),
                elsewhere == null ? answer.deliveryAddress() : null, answer.wishedDate(), elsewhere);
    }

    private QuoteAnswer answer(Quote quote) {
        return quotes.answer(quote.id(), quote.sentVersion()).orElseThrow();
    }

    private ErpOrderRejected refused(Quote quote, String reason) {
        quote.orderRefused(reason);
        files.tell(quote, QuoteEvent.Type.ORDER_REFUSED, null, reason);
        return new ErpOrderRejected(reason);
    }

    private static ErpCommand command(Quote quote, String activity, String actor) {
        return ErpCommand.of(quote.number(), quote.currentVersion(), activity, actor == null ? "kapstok" : actor);
    }

    /** A version expires and is extended once for each last day that it has. */
    private static ErpCommand inValidity(Quote quote, String activity) {
        return ErpCommand.of(quote.number(), quote.currentVersion() + "/" + quote.validUntil(), activity, "kapstok");
    }

    private static String reason(Quote quote) {
        return quote.closingText() == null ? "" : quote.closingText();
    }

    private static boolean needsAPerson(ErpException.Kind kind) {
        return switch (kind) {
            case CONFLICT, WRONG_STATE, NEEDS_DECISION, INVALID -> true;
            case NOT_FOUND, DENIED, UNSUPPORTED, BUSY, UNAVAILABLE, UNKNOWN -> false;
        };
    }
}
