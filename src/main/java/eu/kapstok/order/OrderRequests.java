package eu.kapstok.order;

import eu.kapstok.customer.Contact;
import eu.kapstok.customer.CustomerService;
import java.time.Clock;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes what customers order in the portal. */
@Service
public class OrderRequests {

    private final OrderFiles files;
    private final CustomerService customers;
    private final OrderMails mails;
    private final OrderConfirmationProcess process;
    private final JdbcClient database;
    private final Clock clock;

    OrderRequests(OrderFiles files, CustomerService customers, OrderMails mails, OrderConfirmationProcess process,
                  JdbcClient database, Clock clock) {
        this.files = files;
        this.customers = customers;
        this.mails = mails;
        this.process = process;
        this.database = database;
        this.clock = clock;
    }

    /**
     * Keeps the order and has it registered in the ERP, which need not answer now. The same cart is ordered once: asked again,
     * nothing happens any more.
     *
     * @return what the order is known by, in {@code /portal/orders/...} as well: its number, the cart's id before it has one
     */
    @Transactional
    public String request(CartOrder cart) {
        if (cart.lines().isEmpty()) {
            throw new IllegalArgumentException("Cart %s is empty".formatted(cart.cart()));
        }
        takeTurns(cart);
        Optional<CustomerOrder> known = files.known(cart.cart().toString());
        if (known.isPresent()) {
            return known.get().key();
        }
        Contact contact = customers.contact(cart.contact()).orElseThrow();
        CustomerOrder order = CustomerOrder.ofCart(cart, contact.erpId(), clock.instant());
        files.add(order);
        files.add(new OrderDestination(order, cart.deliveryAddress().own() ? null : cart.deliveryAddress().id(),
                cart.deliveryAddress().destination()));
        files.tell(order, OrderEvent.Type.RECEIVED, contact.name());
        mails.tellReceived(order);
        process.orderRequested(order.key());
        return order.key();
    }

    /** Two clicks with the same cart. */
    private void takeTurns(CartOrder cart) {
        database.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))").param("cart:" + cart.cart())
                .query((row, index) -> true).list();
    }
}
