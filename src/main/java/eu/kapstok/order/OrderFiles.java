package eu.kapstok.order;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.engine.spi.EntityKey;
import org.springframework.stereotype.Component;

/** The file of each order: taken by one at a time, and what is put into it. */
@Component
class OrderFiles {

    private final OrderRepository orders;
    private final EntityManager entities;
    private final Clock clock;

    OrderFiles(OrderRepository orders, EntityManager entities, Clock clock) {
        this.orders = orders;
        this.entities = entities;
        this.clock = clock;
    }

    /**
     * The order as it stands now; nobody else changes it until the caller's transaction ends.
     *
     * @param key number, or the cart's id
     */
    CustomerOrder take(String key) {
        return takeIfKnown(key).orElseThrow(() -> unknown(key));
    }

    Optional<CustomerOrder> takeIfKnown(String key) {
        return anyOpen() ? takeAgain(key)
                : orders.lockByNumber(key).or(() -> cart(key).flatMap(orders::lockByCart));
    }

    /** Whether the caller looked at an order before, as it stood then. */
    private boolean anyOpen() {
        return entities.unwrap(Session.class).getStatistics().getEntityKeys().stream()
                .anyMatch(key -> ((EntityKey) key).getEntityName().equals(CustomerOrder.class.getName()));
    }

    private Optional<CustomerOrder> takeAgain(String key) {
        Optional<CustomerOrder> order = known(key);
        order.filter(found -> entities.getLockMode(found) != LockModeType.PESSIMISTIC_WRITE).ifPresent(found -> {
            entities.flush();
            entities.refresh(found, LockModeType.PESSIMISTIC_WRITE);
        });
        return order;
    }

    /** The order to look at, or to change where nobody else can be at it. */
    CustomerOrder find(String key) {
        return known(key).orElseThrow(() -> unknown(key));
    }

    /** An order stays known by its cart's id when it has a number. */
    Optional<CustomerOrder> known(String key) {
        return orders.findByNumber(key).or(() -> cart(key).flatMap(orders::findByCart));
    }

    private static Optional<UUID> cart(String key) {
        try {
            return Optional.of(UUID.fromString(key));
        } catch (IllegalArgumentException aNumber) {
            return Optional.empty();
        }
    }

    private static IllegalStateException unknown(String key) {
        return new IllegalStateException("There is no order " + key);
    }

    void add(Object record) {
        entities.persist(record);
    }

    /** Adds a line to the history; {@code actor} null where nobody did it. */
    void tell(CustomerOrder order, OrderEvent.Type type, String actor, Object... arguments) {
        entities.persist(new OrderEvent(order, type, actor, clock.instant(), arguments));
    }
}
