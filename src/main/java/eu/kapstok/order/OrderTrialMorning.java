package eu.kapstok.order;

import eu.kapstok.customer.Customer;
import eu.kapstok.customer.CustomerService;
import eu.kapstok.engine.TrialMorning;
import eu.kapstok.erp.DemoErp;
import eu.kapstok.erp.DemoOrder;
import eu.kapstok.erp.Erp;
import eu.kapstok.erp.ErpDelivered;
import eu.kapstok.erp.ErpOrder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** On the first morning customers find what was delivered to them in the year before. */
@Component
@Profile("demo")
@Order(0)
class OrderTrialMorning implements TrialMorning {

    private static final LocalTime NOON = LocalTime.of(12, 0);

    private final DemoErp erp;
    private final Erp books;
    private final OrderFiles files;
    private final CustomerService customers;

    OrderTrialMorning(DemoErp erp, Erp books, OrderFiles files, CustomerService customers) {
        this.erp = erp;
        this.books = books;
        this.files = files;
        this.customers = customers;
    }

    @Override
    @Transactional
    public void begin() {
        erp.customers().stream().flatMap(customer -> erp.orders(customer.number()).stream()).map(DemoOrder::order)
                .filter(order -> order.state() == ErpOrder.State.DELIVERED && files.known(order.number()).isEmpty())
                .sorted(Comparator.comparing(ErpOrder::orderDate)).forEach(this::takeOver);
    }

    private void takeOver(ErpOrder past) {
        Customer customer = customers.fromErp(past.customer()).orElseThrow();
        List<ErpOrder.Shipment> shipments = past.shipments();
        Instant placed = at(past.orderDate());
        Instant shipped = shipments.stream().map(ErpOrder.Shipment::date).max(Comparator.naturalOrder()).map(OrderTrialMorning::at).orElse(placed);
        Instant delivered = books.delivered(past.number()).stream().map(ErpDelivered::deliveredOn).filter(Objects::nonNull)
                .max(Comparator.naturalOrder()).map(OrderTrialMorning::at).orElse(shipped);
        CustomerOrder order = CustomerOrder.ofErp(past, customer.language(), null, null, placed);
        order.release();
        order.promise(past.promisedDate());
        order.confirm(placed);
        order.ship(true, shipped);
        order.deliver(delivered);
        files.add(order);
        files.add(new OrderEvent(order, OrderEvent.Type.RECEIVED, null, placed));
        files.add(new OrderEvent(order, OrderEvent.Type.CONFIRMED, null, placed, past.promisedDate()));
        for (ErpOrder.Shipment shipment : shipments) {
            OrderShipment kept = new OrderShipment(order, shipment.number(), shipment.date(), shipment.carrier(), shipment.tracking(),
                    shipment.lines().stream().map(line -> new OrderShipment.Line(line.product(), line.quantity())).toList());
            kept.arrive();
            files.add(kept);
            files.add(new OrderEvent(order, OrderEvent.Type.SHIPPED, null, shipped, shipment.carrier(), shipment.tracking()));
        }
        files.add(new OrderEvent(order, OrderEvent.Type.DELIVERED, null, delivered));
    }

    private static Instant at(LocalDate day) {
        return day.atTime(NOON).atZone(CustomerOrder.SELLER).toInstant();
    }
}
