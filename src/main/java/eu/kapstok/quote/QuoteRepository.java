package eu.kapstok.quote;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Quotes by number, and in pages that start after the last row seen. */
interface QuoteRepository extends Repository<Quote, UUID> {

    /** @return 1 when it is new, 0 when that number is here already, even since a moment ago */
    @Modifying
    @Query(nativeQuery = true, value = """
            insert into kapstok.quote (id, number, status, current_version, submitted_at, history_length, row_version)
            values (:id, :number, 'SUBMITTED', 0, :now, 0, 0) on conflict (number) do nothing""")
    int insertIfNew(UUID id, String number, Instant now);

    // written out: a query derived from the method's name is put together anew each time
    @Query("select q from Quote q where q.number = :number")
    Optional<Quote> findByNumber(String number);

    /** As the customer may see it: their own, and sent at least once. */
    Optional<Quote> findByNumberAndCustomerAndFirstSentAtIsNotNull(String number, String customer);

    /** A customer's quotes, newest first, from the start. */
    @Query("""
            select q from Quote q where q.customer = :customer and q.firstSentAt is not null and q.status in :statuses
            order by q.firstSentAt desc, q.id desc""")
    List<Quote> ofCustomer(String customer, Collection<QuoteStatus> statuses, Limit limit);

    /** A customer's quotes after the row with that moment and id. */
    @Query("""
            select q from Quote q where q.customer = :customer and q.firstSentAt is not null and q.status in :statuses
            and (q.firstSentAt < :sentAt or q.firstSentAt = :sentAt and q.id < :id)
            order by q.firstSentAt desc, q.id desc""")
    List<Quote> ofCustomerAfter(String customer, Collection<QuoteStatus> statuses, Instant sentAt, UUID id, Limit limit);

    /** Quotes in the process, newest first, from the start. */
    @Query("select q from Quote q where q.closedAt is null order by q.submittedAt desc, q.id desc")
    List<Quote> running(Limit limit);

    /** Quotes in the process after the row with that moment and id. */
    @Query("""
            select q from Quote q where q.closedAt is null
            and (q.submittedAt < :submittedAt or q.submittedAt = :submittedAt and q.id < :id)
            order by q.submittedAt desc, q.id desc""")
    List<Quote> runningAfter(Instant submittedAt, UUID id, Limit limit);

    /** Quotes whose number starts so, in order of number. */
    @Query("select q from Quote q where q.number like concat(:prefix, '%') order by q.number")
    List<Quote> withNumberStarting(String prefix, Limit limit);

    /** All quotes of a customer for the staff, newest first. */
    List<Quote> findByCustomerOrderBySubmittedAtDescIdDesc(String customer, Limit limit);

    @Query("select v from QuoteVersion v left join fetch v.lines where v.quoteId = :quote and v.version = :version")
    Optional<QuoteVersion> version(UUID quote, int version);

    /** What the customer had before them until then. */
    @Query("""
            select v from QuoteVersion v where v.quoteId = :quote and v.version < :version and v.sentAt is not null
            order by v.version desc""")
    List<QuoteVersion> sentBefore(UUID quote, int version, Limit limit);

    /** What was decided about that version, newest last. */
    @Query("select a from QuoteApproval a where a.quoteId = :quote and a.version = :version order by a.at, a.id")
    List<QuoteApproval> approvals(UUID quote, int version);

    @Query("select a from QuoteAnswer a where a.quoteId = :quote and a.version = :version")
    Optional<QuoteAnswer> answer(UUID quote, int version);

    /** In the order of the version's lines. */
    @Query("select w from QuoteLineWish w where w.id.answerId = :answer order by w.id.position")
    List<QuoteLineWish> lineWishes(UUID answer);

    @Query("select d from QuoteDestination d where d.id.quoteId = :quote and d.id.version = :version")
    Optional<QuoteDestination> destination(UUID quote, int version);

    @Query("select e from QuoteAcceptanceEvidence e where e.quoteId = :quote and e.version = :version")
    Optional<QuoteAcceptanceEvidence> evidence(UUID quote, int version);

    @Query("select e from QuoteEvent e where e.id in :ids")
    List<QuoteEvent> events(Collection<UUID> ids);

    /** History of these types, newest first, before that position. */
    @Query("""
            select e from QuoteEvent e where e.quoteId = :quote and e.type in :types and e.position < :before
            order by e.position desc""")
    List<QuoteEvent> history(UUID quote, Collection<QuoteEvent.Type> types, int before, Limit limit);
}
