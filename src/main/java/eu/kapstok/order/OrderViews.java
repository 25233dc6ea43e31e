package eu.kapstok.order;

import eu.kapstok.customer.Destination;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts together what the page of an order shows. */
@Component
class OrderViews {

    private static final int HISTORY = 100;

    private final OrderFiles files;
    private final OrderRepository orders;
    private final OrderCancellations cancellations;
    private final OrderHistoryTexts texts;

    OrderViews(OrderFiles files, OrderRepository orders, OrderCancellations cancellations, OrderHistoryTexts texts) {
        this.files = files;
        this.orders = orders;
        this.cancellations = cancellations;
        this.texts = texts;
    }

    /** As its customer may see it; empty for anybody else's. */
    @Transactional(readOnly = true)
    public Optional<OrderView> ofCustomer(String key, String customer, Locale locale) {
        return files.known(key).filter(order -> order.customer().equals(customer))
                .map(order -> view(order, OrderEvent.Type.allForCustomers(), locale));
    }

    /** As our own people see it. */
    @Transactional(readOnly = true)
    public Optional<OrderView> ofStaff(String key, Locale locale) {
        return files.known(key).map(order -> view(order, List.of(OrderEvent.Type.values()), locale));
    }

    private OrderView view(CustomerOrder order, List<OrderEvent.Type> types, Locale locale) {
        Map<String, OrderLine> lines = order.lines().stream()
                .collect(Collectors.toMap(OrderLine::product, Function.identity(), (first, second) -> first));
        List<OrderView.Shipment> shipments = orders.shipments(order.id()).stream().map(shipment -> shipment(shipment, lines)).toList();
        List<OrderView.Told> history = orders.history(order.id(), types, Integer.MAX_VALUE, Limit.of(HISTORY)).stream()
                .map(event -> new OrderView.Told(texts.of(event, locale), event.actor(), event.at())).toList();
        return new OrderView(order.key(), order.number(), order.state(), order.customer(), order.reference(), order.quote(),
                order.orderDate(), order.wishedDate(), order.promisedDate(),
                order.deliveredAt() == null ? null : LocalDate.ofInstant(order.deliveredAt(), CustomerOrder.SELLER),
                orders.destination(order.id()).map(OrderDestination::place).map(Destination::inOneLine).orElse(null), order.lines(),
                OrderTotals.of(order.lines(), order.net(), order.vat()), order.net(), order.gross(), shipments, order.documentId(), order.contractId(),
                order.problem(), order.cancelReason(), order.cancelWishedAt() != null, cancellations.possible(order),
                orders.review(order.id()).orElse(null), history);
    }

    private static OrderView.Shipment shipment(OrderShipment shipment, Map<String, OrderLine> lines) {
        String tracking = shipment.tracking();
        boolean address = tracking != null && tracking.startsWith("https://");
        return new OrderView.Shipment(shipment.number(), shipment.shippedOn(), shipment.carrier(), address ? null : tracking,
                address ? tracking : null, shipment.delivered(), shipment.lines().stream().map(line -> {
                    OrderLine ordered = lines.get(line.product());
                    return new OrderView.Line(line.product(), ordered == null ? line.product() : ordered.description(),
                            ordered == null ? "" : ordered.unit(), line.quantity());
                }).toList());
    }
}
