package eu.kapstok.order;

import eu.kapstok.engine.JobQueue;
import eu.kapstok.erp.Erp;
import eu.kapstok.erp.ErpEvents;
import eu.kapstok.erp.ErpOrder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Follows a confirmed order to the customer's door. */
@Service
class OrderFollowing {

    /** Nobody is asked more often how it went. */
    private static final Duration BETWEEN_SURVEYS = Duration.ofDays(90);

    private final OrderFiles files;
    private final OrderRepository orders;
    private final OrderConfirmationProcess process;
    private final OrderMails mails;
    private final Erp erp;
    private final ErpEvents events;
    private final JobQueue queue;
    private final OrderSettings settings;
    private final Clock clock;

    OrderFollowing(OrderFiles files, OrderRepository orders, OrderConfirmationProcess process, OrderMails mails, Erp erp, ErpEvents events,
                   JobQueue queue, OrderSettings settings, Clock clock) {
        this.files = files;
        this.orders = orders;
        this.process = process;
        this.mails = mails;
        this.erp = erp;
        this.events = events;
        this.queue = queue;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * The ERP says that something happened to an order on its way; what it is exactly is asked when it is worked on. What is said
     * late of a delivered order changes nothing; goods of a cancelled one that are on their way are for somebody to look at.
     *
     * @return false when the fact has to wait
     */
    @Transactional
    public boolean happened(String message, String number) {
        Optional<CustomerOrder> order = files.takeIfKnown(number);
        if (order.isEmpty()) {
            return false;
        }
        return process.happened(message, number) || order.get().state() == OrderState.DELIVERED
                || order.get().state() == OrderState.CANCELLED && message.equals(OrderConfirmationProcess.ORDER_DELAYED);
    }

    /** @return false when the fact has to wait */
    @Transactional
    public boolean cancelledInErp(String number) {
        Optional<CustomerOrder> known = files.takeIfKnown(number);
        if (known.isEmpty()) {
            return false;
        }
        CustomerOrder order = known.get();
        if (process.happened(OrderConfirmationProcess.ORDER_CANCELLED, number)) {
            order.cancel(clock.instant());
            files.tell(order, OrderEvent.Type.CANCELLED, null, order.cancelReason());
            return true;
        }
        return order.state().closed();
    }

    /** The mail server took the confirmation; from now on it is called confirmed. */
    @Transactional
    public void confirmationHandedOver(String number) {
        boolean kept = events.keeps(number);
        CustomerOrder order = files.take(number);
        if (process.happened(OrderConfirmationProcess.CONFIRMATION_HANDED_OVER, number)) {
            confirmed(order, null);
            if (kept) {
                queue.enqueue(KeptOrderEvents.TYPE, number);
            }
        }
    }

    @Transactional
    public void confirmationRefused(String number, String reason) {
        CustomerOrder order = files.take(number);
        order.notReached(reason);
        if (process.happened(OrderConfirmationProcess.CONFIRMATION_REFUSED, number)) {
            files.tell(order, OrderEvent.Type.NOT_REACHED, null, reason);
        }
    }

    /** @return false when there is nobody whom the confirmation could go to */
    @Transactional
    public boolean sendConfirmation(String number) {
        CustomerOrder order = files.take(number);
        if (mails.sendConfirmation(order)) {
            return true;
        }
        String reason = "Nobody of customer %s has an address".formatted(order.customer());
        order.notReached(reason);
        files.tell(order, OrderEvent.Type.NOT_REACHED, null, reason);
        return false;
    }

    /** The customer got it by another way. */
    @Transactional
    public void reached(String number, String note, String actor) {
        CustomerOrder order = files.take(number);
        files.tell(order, OrderEvent.Type.REACHED, actor, note);
        confirmed(order, actor);
        queue.enqueue(KeptOrderEvents.TYPE, number);
    }

    /** @param erpContact whom it goes to now */
    @Transactional
    public void sendAgainTo(String number, String erpContact) {
        files.take(number).address(erpContact);
    }

    private void confirmed(CustomerOrder order, String actor) {
        order.confirm(clock.instant());
        files.tell(order, OrderEvent.Type.CONFIRMED, actor, order.promisedDate());
    }

    /** Tells the customer the day that is promised now, if it is another one. */
    @Transactional
    public void tellDelay(String number) {
        ErpOrder current = current(number);
        CustomerOrder order = files.take(number);
        if (current.promisedDate() != null && !current.promisedDate().equals(order.promisedDate())) {
            order.promise(current.promisedDate());
            files.tell(order, OrderEvent.Type.DELAYED, null, current.promisedDate());
            mails.tellDelay(order);
        }
        queue.enqueue(KeptOrderEvents.TYPE, number);
    }

    /**
     * Tells the customer of the shipments that are new.
     *
     * @return whether nothing remains to be shipped
     */
    @Transactional
    public boolean tellShipment(String number) {
        ErpOrder current = current(number);
        CustomerOrder order = files.take(number);
        takeShipments(order, current);
        queue.enqueue(KeptOrderEvents.TYPE, number);
        return order.state() == OrderState.SHIPPED;
    }

    /**
     * What came of a delivery.
     *
     * @param all everything arrived
     * @param reviewDue until when the customer may review it
     */
    record Delivery(boolean all, Instant reviewDue) {
    }

    /** Keeps what arrived; what left without a word is kept with it. */
    @Transactional
    public Delivery recordDelivery(String number) {
        ErpOrder current = current(number);
        CustomerOrder order = files.take(number);
        takeShipments(order, current);
        Instant now = clock.instant();
        boolean all = current.state() == ErpOrder.State.DELIVERED;
        if (all) {
            if (order.cancelWishedAt() != null) {
                order.answerCancelWish(null);
                order.refuseCancellation();
                files.tell(order, OrderEvent.Type.CANCEL_REFUSED, null, order.cancelAnswer());
                mails.tellCancelRefused(order);
            }
            order.deliver(now);
            files.tell(order, OrderEvent.Type.DELIVERED, null);
            mails.tellDelivery(order, !orders.deliveredSince(order.customer(), now.minus(BETWEEN_SURVEYS), order.id()));
        }
        queue.enqueue(KeptOrderEvents.TYPE, number);
        return new Delivery(all, now.plus(Duration.ofDays(settings.reviewDays())));
    }

    private void takeShipments(CustomerOrder order, ErpOrder current) {
        Map<String, OrderShipment> known = new HashMap<>();
        orders.shipments(order.id()).forEach(shipment -> known.put(shipment.number(), shipment));
        List<OrderShipment> fresh = new ArrayList<>();
        for (ErpOrder.Shipment shipment : current.shipments()) {
            OrderShipment kept = known.get(shipment.number());
            if (kept == null) {
                kept = new OrderShipment(order, shipment.number(), shipment.date(), shipment.carrier(), shipment.tracking(),
                        shipment.lines().stream().map(line -> new OrderShipment.Line(line.product(), line.quantity())).toList());
                files.add(kept);
                fresh.add(kept);
            }
            if (shipment.delivered() && !kept.delivered()) {
                kept.arrive();
            }
        }
        if (fresh.isEmpty()) {
            return;
        }
        boolean all = current.lines().stream().allMatch(line -> line.shipped().compareTo(line.ordered()) >= 0);
        order.ship(all, clock.instant());
        for (OrderShipment shipment : fresh) {
            files.tell(order, all ? OrderEvent.Type.SHIPPED : OrderEvent.Type.PARTLY_SHIPPED, null, shipment.carrier(), shipment.tracking());
            if (!shipment.delivered()) {
                mails.tellShipment(order, shipment, current.lines(), all);
            }
        }
    }

    private ErpOrder current(String number) {
        return erp.order(number).orElseThrow(() -> new IllegalStateException("The ERP does not know order " + number));
    }
}
