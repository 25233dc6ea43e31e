package eu.kapstok.quote;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Customers' requests for quotes by number. */
interface QuoteRequestRepository extends Repository<QuoteRequest, UUID> {

    void save(QuoteRequest request);

    Optional<QuoteRequest> findByNumber(String number);

    /** Nobody else changes it until the transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select r from QuoteRequest r where r.number = :number")
    Optional<QuoteRequest> take(String number);

    Optional<QuoteRequest> findByNumberAndCustomer(String number, String customer);

    /** Those that wait for their quote, newest first. */
    @Query("""
            select r from QuoteRequest r where r.customer = :customer and r.status = eu.kapstok.quote.QuoteRequest.Status.OPEN
            order by r.raisedAt desc, r.id desc""")
    List<QuoteRequest> open(String customer, Limit limit);

    Optional<QuoteRequest> findByCustomerAndToken(String customer, String token);

    /** The next running number of that year; who asks at the same moment waits. */
    @Query(nativeQuery = true, value = """
            insert into kapstok.quote_request_number as n (year, last) values (:year, 1)
            on conflict (year) do update set last = n.last + 1 returning last""")
    int nextNumber(int year);

    /** Who sends the same token at the same moment takes turns. */
    @Query(nativeQuery = true, value = "select cast(pg_advisory_xact_lock(hashtextextended(:token, 0)) as text)")
    String takeTurns(String token);
}
