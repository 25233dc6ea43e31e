package eu.kapstok.order;

import eu.kapstok.engine.JobQueue;
import eu.kapstok.erp.ErpEvent;
import eu.kapstok.erp.ErpEventHandler;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Hears what the ERP's own users do with orders. */
@Component
class OrderErpEvents implements ErpEventHandler {

    private final OrderFollowing following;
    private final JobQueue queue;
    private final OrderRepository orders;
    private final OrderWords words;

    OrderErpEvents(@Lazy OrderFollowing following, JobQueue queue, @Lazy OrderRepository orders, OrderWords words) {
        this.following = following;
        this.queue = queue;
        this.orders = orders;
        this.words = words;
    }

    @Override
    public Set<String> types() {
        return Set.of(OrderConfirmationProcess.ORDER_PLACED, OrderConfirmationProcess.ORDER_DELAYED,
                OrderConfirmationProcess.ORDER_SHIPPED, OrderConfirmationProcess.ORDER_DELIVERED,
                OrderConfirmationProcess.ORDER_CANCELLED);
    }

    @Override
    public boolean handle(ErpEvent event) {
        return switch (event.type()) {
            case OrderConfirmationProcess.ORDER_PLACED -> {
                queue.enqueue(OrderPlaced.TYPE, event.key());
                yield true;
            }
            case OrderConfirmationProcess.ORDER_CANCELLED -> following.cancelledInErp(event.key());
            default -> following.happened(event.type(), event.key());
        };
    }

    private String why(CustomerOrder order) {
        return order.state() == OrderState.CANCELLED ? words.text("order.kept.cancelled")
                : words.text("order.kept.notYet", words.text("order.state." + order.state()));
    }

    @Override
    public Optional<WhyKept> whyKept(ErpEvent event) {
        return Optional.of(orders.findByNumber(event.key())
                .map(order -> new WhyKept(why(order), "/staff/orders/" + order.number()))
                .orElseGet(() -> new WhyKept(words.text("order.kept.unknown"), null)));
    }
}
