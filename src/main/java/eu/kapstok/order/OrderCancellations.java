package eu.kapstok.order;

import eu.kapstok.engine.JobQueue;
import eu.kapstok.erp.Erp;
import eu.kapstok.erp.ErpCommand;
import eu.kapstok.erp.ErpOrderRejected;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets customers ask an order back; whether it left meanwhile, the ERP alone decides. */
@Service
class OrderCancellations {

    private final OrderFiles files;
    private final OrderConfirmationProcess process;
    private final OrderMails mails;
    private final Erp erp;
    private final JobQueue queue;
    private final Clock clock;

    OrderCancellations(OrderFiles files, OrderConfirmationProcess process, OrderMails mails, Erp erp, JobQueue queue, Clock clock) {
        this.files = files;
        this.process = process;
        this.mails = mails;
        this.erp = erp;
        this.queue = queue;
        this.clock = clock;
    }

    /** Whether the customer may ask now. */
    boolean possible(CustomerOrder order) {
        return order.mayWishCancellation()
                && process.awaits(OrderConfirmationProcess.ORDER_CANCEL_REQUESTED, order.number());
    }

    /**
     * The customer wants it cancelled.
     *
     * @param actor who asks
     * @return false when it is too late, or asked already
     */
    @Transactional
    public boolean wish(String number, String reason, String actor) {
        CustomerOrder order = files.take(number);
        if (!order.mayWishCancellation()) {
            return false;
        }
        order.wishCancellation(reason, clock.instant());
        if (!process.happened(OrderConfirmationProcess.ORDER_CANCEL_REQUESTED, number)) {
            order.refuseCancellation();
            return false;
        }
        files.tell(order, OrderEvent.Type.CANCEL_WISHED, actor, reason);
        return true;
    }

    /** @param answer what the customer is told of why it goes on, null for a yes */
    @Transactional
    public void decided(String number, String answer) {
        files.take(number).answerCancelWish(answer);
    }

    /**
     * Has the ERP cancel it.
     *
     * @throws ErpOrderRejected when it left meanwhile
     */
    @Transactional
    public void grant(String number) throws ErpOrderRejected {
        CustomerOrder order = files.take(number);
        ErpRefusals.ask(() -> {
            erp.cancelOrder(ErpCommand.of(number, 1, OrderConfirmationProcess.Elements.GRANT_CANCELLATION, "kapstok"), number,
                    order.cancelWish() == null ? "" : order.cancelWish());
            return null;
        });
        order.cancel(clock.instant());
        files.tell(order, OrderEvent.Type.CANCELLED, null, order.cancelReason());
    }

    /** Tells the customer that it goes on, and why. */
    @Transactional
    public void refuse(String number) {
        CustomerOrder order = files.take(number);
        if (order.cancelWishedAt() == null) {
            return;
        }
        order.refuseCancellation();
        files.tell(order, OrderEvent.Type.CANCEL_REFUSED, null, order.cancelAnswer());
        mails.tellCancelRefused(order);
    }

    /** Somebody of ours gives it up. */
    @Transactional
    public void decideToCancel(String key, String reason) {
        files.take(key).decideToCancel(reason);
    }

    /** An order that the ERP never had ends with a word to the customer. */
    @Transactional
    public void giveUp(String key, String reason, String actor) {
        CustomerOrder order = files.take(key);
        order.decideToCancel(reason);
        order.cancel(clock.instant());
        files.tell(order, OrderEvent.Type.CANCELLED, actor, reason);
    }

    @Transactional
    public void tell(String key) {
        CustomerOrder order = files.find(key);
        mails.tellEnd(order);
        if (order.number() != null) {
            queue.enqueue(KeptOrderEvents.TYPE, order.number());
        }
    }
}
