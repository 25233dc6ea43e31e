package eu.kapstok.order;

import eu.kapstok.customer.Address;
import eu.kapstok.customer.Contact;
import eu.kapstok.customer.Customer;
import eu.kapstok.customer.CustomerService;
import eu.kapstok.customer.Destination;
import eu.kapstok.engine.JobQueue;
import eu.kapstok.erp.Erp;
import eu.kapstok.erp.ErpCommand;
import eu.kapstok.erp.ErpDestination;
import eu.kapstok.erp.ErpEvents;
import eu.kapstok.erp.ErpOrder;
import eu.kapstok.erp.ErpOrderRejected;
import eu.kapstok.erp.ErpOrderRequest;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes orders in from the ERP, and registers those of the portal there. */
@Service
class OrderIntake {

    private final OrderFiles files;
    private final OrderRepository orders;
    private final OrderConfirmationProcess process;
    private final CustomerService customers;
    private final Erp erp;
    private final ErpEvents events;
    private final JobQueue queue;
    private final JdbcClient database;
    private final Clock clock;

    OrderIntake(OrderFiles files, OrderRepository orders, OrderConfirmationProcess process, CustomerService customers, Erp erp,
                ErpEvents events, JobQueue queue, JdbcClient database, Clock clock) {
        this.files = files;
        this.orders = orders;
        this.process = process;
        this.customers = customers;
        this.erp = erp;
        this.events = events;
        this.queue = queue;
        this.database = database;
        this.clock = clock;
    }

    /**
     * The ERP has an order; one that is here already stays as it is.
     *
     * @param contact who ordered it in the portal, null where nobody did
     */
    @Transactional
    public void placed(String number, UUID contact) {
        database.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))").param("order:" + number)
                .query((row, index) -> true).list();
        if (files.known(number).isPresent()) {
            return;
        }
        ErpOrder current = erp.order(number).orElseThrow(() -> new IllegalStateException("The ERP does not know order " + number));
        Customer customer = customers.customer(current.customer()).or(() -> customers.fromErp(current.customer()))
                .orElseThrow(() -> new IllegalStateException("The ERP does not know customer " + current.customer()));
        Optional<Contact> person = Optional.ofNullable(contact).flatMap(customers::contact);
        CustomerOrder order = CustomerOrder.ofErp(current, person.map(Contact::language).orElse(customer.language()), contact,
                person.map(Contact::erpId).orElse(null), clock.instant());
        files.add(order);
        destination(order, current, customer).ifPresent(files::add);
        files.tell(order, OrderEvent.Type.RECEIVED, person.map(Contact::name).orElse(null));
        process.orderPlaced(number);
        queue.enqueue(KeptOrderEvents.TYPE, number);
    }

    /**
     * Has the ERP make the order of a cart; asked again, it gives the same one.
     *
     * @return its number
     * @throws ErpOrderRejected when a person has to find a way
     */
    @Transactional
    public String register(String key) throws ErpOrderRejected {
        CustomerOrder order = files.take(key);
        if (order.number() != null) {
            return order.number();
        }
        try {
            String actor = customers.contact(order.contactId()).map(Contact::name).orElse(order.customer());
            ErpOrder made = ErpRefusals.ask(() -> erp.placeOrder(new ErpCommand(key, actor), request(order)));
            order.register(made.number());
            files.tell(order, OrderEvent.Type.REGISTERED, null, made.number());
            if (events.keeps(made.number())) {
                queue.enqueue(KeptOrderEvents.TYPE, made.number());
            }
            return made.number();
        } catch (ErpOrderRejected rejected) {
            order.refuseRegistration(rejected.getMessage());
            files.tell(order, OrderEvent.Type.REGISTRATION_REFUSED, null, rejected.getMessage());
            throw rejected;
        }
    }

    /** The ERP is asked once more. */
    @Transactional
    public void registerAgain(String key, String note, String actor) {
        files.tell(files.take(key), OrderEvent.Type.REGISTRATION_RETRIED, actor, note);
    }

    private ErpOrderRequest request(CustomerOrder order) {
        OrderDestination destination = orders.destination(order.id()).orElseThrow();
        List<ErpOrderRequest.Line> lines = order.lines().stream()
                .map(line -> new ErpOrderRequest.Line(line.product(), line.quantity(), line.unitPrice())).toList();
        return new ErpOrderRequest(order.customer(), order.contact(), lines, order.reference(), destination.erpAddress(),
                order.wishedDate(), destination.erpAddress() == null ? destination.place().toErp() : null);
    }

    private Optional<OrderDestination> destination(CustomerOrder order, ErpOrder current, Customer customer) {
        ErpDestination elsewhere = current.elsewhere();
        if (elsewhere != null) {
            return Optional.of(new OrderDestination(order, null, new Destination(elsewhere.name(), elsewhere.street(),
                    elsewhere.postalCode(), elsewhere.city(), elsewhere.country(), elsewhere.phone(), elsewhere.instruction())));
        }
        String id = current.deliveryAddress();
        return id == null ? Optional.empty() : address(customer, id)
                // one that the ERP has since we last asked for the customer
                .or(() -> customers.fromErp(customer.number()).flatMap(fresh -> address(fresh, id)))
                .map(address -> new OrderDestination(order, id, new Destination(address.name(), address.street(),
                        address.postalCode(), address.city(), address.country(), null, null)));
    }

    private static Optional<Address> address(Customer customer, String id) {
        return Stream.concat(customer.deliveryAddresses().stream(), Stream.of(customer.invoiceAddress()))
                .filter(address -> id.equals(address.erpId())).findFirst();
    }
}
