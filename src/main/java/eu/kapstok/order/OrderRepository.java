package eu.kapstok.order;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface OrderRepository extends Repository<CustomerOrder, UUID> {

    @Query("select o from CustomerOrder o where o.number = :number")
    Optional<CustomerOrder> findByNumber(String number);

    @Query("select o from CustomerOrder o where o.cartId = :cart")
    Optional<CustomerOrder> findByCart(UUID cart);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select o from CustomerOrder o where o.number = :number")
    Optional<CustomerOrder> lockByNumber(String number);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select o from CustomerOrder o where o.cartId = :cart")
    Optional<CustomerOrder> lockByCart(UUID cart);

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

    @Query("select e from OrderEvent e where e.id in :ids")
    List<OrderEvent> events(Collection<UUID> ids);

    /** History of these types, newest first, before that position. */
    @Query("""
            select e from OrderEvent e where e.orderId = :order and e.type in :types and e.position < :before
            order by e.position desc""")
    List<OrderEvent> history(UUID order, Collection<OrderEvent.Type> types, int before, Limit limit);
}
