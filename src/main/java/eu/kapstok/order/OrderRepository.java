package eu.kapstok.order;

import java.util.Collection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface OrderRepository extends Repository<CustomerOrder, UUID> {

    @Query("select o from CustomerOrder o where o.number = :number")
    Optional<CustomerOrder> findByNumber(String number);

    @Query("select o from CustomerOrder o where o.cartId = :cart")
    Optional<CustomerOrder> findByCart(UUID cart);

    @Query("select d from OrderDestination d where d.orderId = :order")
    Optional<OrderDestination> destination(UUID order);

    /** In the order in which they left. */
    @Query("select s from OrderShipment s left join fetch s.lines where s.orderId = :order order by s.shippedOn, s.number")
    List<OrderShipment> shipments(UUID order);

    /** Whether another order of the customer was delivered since then. */
    @Query("select count(o) > 0 from CustomerOrder o where o.customer = :customer and o.deliveredAt > :since and o.id <> :order")
    boolean deliveredSince(String customer, Instant since, UUID order);

    @Query("select r from OrderReview r where r.orderId = :order")
    Optional<OrderReview> review(UUID order);

    Optional<CustomerOrder> findById(UUID id);

    @Query("select p from OrderProblem p where p.number = :number")
    Optional<OrderProblem> findProblem(String number);

    /** What was reported about an order, the newest first. */
    @Query("select p from OrderProblem p where p.orderId = :order order by p.reportedAt desc, p.number desc")
    List<OrderProblem> problems(UUID order, Limit limit);

    @Query("select p from OrderProblem p where p.orderId = :order and p.contactId = :contact and p.text = :text and p.answeredAt is null")
    Optional<OrderProblem> openProblem(UUID order, UUID contact, String text);

    /** Numbers of a customer's problems that nobody answered yet, the newest first. */
    @Query("""
            select p.number from OrderProblem p where p.customer = :customer and p.answeredAt is null
            order by p.reportedAt desc, p.number desc""")
    List<String> openProblems(String customer, Limit limit);

    @Query(nativeQuery = true, value = """
            insert into kapstok.order_problem_number as n (year, last) values (:year, 1)
            on conflict (year) do update set last = n.last + 1 returning last""")
    int nextProblemNumber(int year);

    @Query("select e from OrderEvent e where e.id in :ids")
    List<OrderEvent> events(Collection<UUID> ids);

    /** History of these types, newest first, before that position. */
    @Query("""
            select e from OrderEvent e where e.orderId = :order and e.type in :types and e.position < :before
            order by e.position desc""")
    List<OrderEvent> history(UUID order, Collection<OrderEvent.Type> types, int before, Limit limit);
}
