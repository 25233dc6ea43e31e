package eu.kapstok.quote;

import eu.kapstok.engine.JobQueue;
import eu.kapstok.forms.Actor;
import eu.kapstok.forms.FormRefused;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What our own people decide about a quote: approvals by four eyes, revisions, orders that the ERP refused. */
@Service
class QuoteDecisions {

    private final QuoteRepository quotes;
    private final QuoteFiles files;
    private final JobQueue queue;
    private final Clock clock;

    QuoteDecisions(QuoteRepository quotes, QuoteFiles files, JobQueue queue, Clock clock) {
        this.quotes = quotes;
        this.files = files;
        this.queue = queue;
        this.clock = clock;
    }

    /**
     * Refuses who made the quote, and who has approved this version already.
     *
     * @throws FormRefused with the reason
     */
    @Transactional(readOnly = true)
    public void mayApprove(String number, Actor actor) {
        Quote quote = files.find(number);
        if (actor.id().equalsIgnoreCase(quote.createdBy())) {
            throw new FormRefused(null, "quote.refused.creator", number);
        }
        boolean before = quotes.approvals(quote.id(), quote.currentVersion()).stream()
                .anyMatch(approval -> approval.userId().equalsIgnoreCase(actor.id()));
        if (before) {
            throw new FormRefused(null, "quote.refused.twice", number);
        }
    }

    /** @return true when it is approved, as far as this group goes */
    @Transactional
    public boolean approve(String number, String group, QuoteApproval.Decision decision, String comment, Actor actor) {
        Quote quote = files.take(number);
        mayApprove(number, actor);
        QuoteVersion version = files.current(quote);
        files.add(new QuoteApproval(quote, version, group, actor, decision, comment, clock.instant()));
        switch (decision) {
            case APPROVED -> {
                files.tell(quote, QuoteEvent.Type.APPROVED, actor.name(), group, comment);
                if (version.approvedBy(quotes.approvals(quote.id(), version.version()))) {
                    quote.approve();
                }
            }
            case REJECTED -> {
                files.tell(quote, QuoteEvent.Type.REJECTED, actor.name(), group, comment);
                quote.askForRevision();
            }
            case REVISION -> {
                files.tell(quote, QuoteEvent.Type.REVISION_ASKED, actor.name(), group, comment);
                quote.askForRevision();
            }
        }
        return decision == QuoteApproval.Decision.APPROVED;
    }

    /** Sales has revised it in the ERP. */
    @Transactional
    public void resubmit(String number, String comment, Actor actor) {
        Quote quote = files.take(number);
        quote.resubmit();
        files.tell(quote, QuoteEvent.Type.RESUBMITTED, actor.name(), comment);
    }

    /** Sales gives it up. */
    @Transactional
    public void withdraw(String number, String customerText, Actor actor) {
        Quote quote = files.take(number);
        quote.withdraw(customerText, clock.instant());
        files.tell(quote, QuoteEvent.Type.WITHDRAWN, actor.name());
    }

    /**
     * The quote is valid for longer: after it expired, or because the customer asked for it while it was not.
     *
     * @throws FormRefused when the new last day is in the past, or not later than the present one
     */
    @Transactional
    public void extend(String number, LocalDate newValidUntil, Actor actor) {
        Quote quote = files.take(number);
        if (quote.status() != QuoteStatus.SENT && quote.status() != QuoteStatus.EXPIRED) {
            throw new FormRefused(null, "quote.refused.notExtended", number);
        }
        if (newValidUntil.isBefore(LocalDate.ofInstant(clock.instant(), Quote.SELLER))) {
            throw new FormRefused("newValidUntil", "forms.problem.datePassed");
        }
        if (!newValidUntil.isAfter(quote.validUntil())) {
            throw new FormRefused("newValidUntil", "quote.refused.notLater", quote.validUntil());
        }
        quote.extend(newValidUntil);
        files.current(quote).extend(newValidUntil);
        files.tell(quote, QuoteEvent.Type.EXTENDED, actor.name(), newValidUntil);
    }

    /** Sales leaves it expired. */
    @Transactional
    public void letGo(String number, Actor actor) {
        Quote quote = files.take(number);
        quote.letGo(clock.instant());
        files.tell(quote, QuoteEvent.Type.LET_GO, actor.name());
    }

    /** Nobody answered the call. */
    @Transactional
    public void notReached(String number, LocalDate again, Actor actor) {
        files.tell(files.take(number), QuoteEvent.Type.NOT_REACHED, actor.name(), again);
    }

    @Transactional
    public void retryOrder(String number, Actor actor) {
        Quote quote = files.take(number);
        quote.retryOrder();
        files.tell(quote, QuoteEvent.Type.ORDER_RETRIED, actor.name());
    }

    /** The order as it was accepted cannot be had: back to sales. */
    @Transactional
    public void reviseAfterProblem(String number, String comment, Actor actor) {
        Quote quote = files.take(number);
        quote.askForRevision();
        files.tell(quote, QuoteEvent.Type.REVISION_ASKED, actor.name(), "", comment);
        queue.enqueue(KeptQuoteEvents.TYPE, number);
    }

    @Transactional
    public void cancel(String number, String customerText, Actor actor) {
        Quote quote = files.take(number);
        quote.cancel(customerText, clock.instant());
        files.tell(quote, QuoteEvent.Type.CANCELLED, actor.name());
        queue.enqueue(KeptQuoteEvents.TYPE, number);
    }

    /** Why sales has it on the table: the newest event that sent it there. */
    @Transactional(readOnly = true)
    public QuoteEvent revisionAskedBy(Quote quote) {
        return quotes.history(quote.id(), List.of(QuoteEvent.Type.BLOCKED, QuoteEvent.Type.REJECTED,
                QuoteEvent.Type.REVISION_ASKED, QuoteEvent.Type.CHANGE_WANTED), Integer.MAX_VALUE,
                Limit.of(1)).get(0);
    }
}
