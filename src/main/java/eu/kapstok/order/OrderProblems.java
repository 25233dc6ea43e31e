package eu.kapstok.order;

import eu.kapstok.customer.CustomerCases;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Lazy;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes what customers report about their orders, and tells them what was answered. */
@Service
class OrderProblems implements CustomerCases {

    private final OrderFiles files;
    private final OrderRepository orders;
    private final OrderProblemProcess process;
    private final OrderMails mails;
    private final Clock clock;

    OrderProblems(OrderFiles files, OrderRepository orders, @Lazy OrderProblemProcess process, OrderMails mails, Clock clock) {
        this.files = files;
        this.orders = orders;
        this.process = process;
        this.mails = mails;
        this.clock = clock;
    }

    /**
     * Customer service gets a task, and it stands with the order. What the same person wrote already, and nobody answered yet, is
     * not taken twice.
     *
     * @param key number of the order, or the cart's id
     * @param contact id and name of who reports it
     */
    @Transactional
    public void report(String key, String text, UUID contact, String name) {
        CustomerOrder order = files.take(key);
        if (orders.openProblem(order.id(), contact, text).isPresent()) {
            return;
        }
        Instant now = clock.instant();
        int year = now.atZone(CustomerOrder.SELLER).getYear();
        String number = "P%d-%05d".formatted(year, orders.nextProblemNumber(year));
        files.add(new OrderProblem(number, order, text, contact, name, now));
        files.tell(order, OrderEvent.Type.PROBLEM_REPORTED, name, text);
        mails.tellProblem(order, name, text);
        process.problemReported(number);
    }

    /** @param by name of who answers */
    @Transactional
    public void answer(String number, String text, String by) {
        OrderProblem problem = find(number);
        problem.answer(text, by, clock.instant());
        files.tell(order(problem), OrderEvent.Type.PROBLEM_ANSWERED, by, text);
    }

    /** Brings the answer to who reported it. */
    @Transactional
    public void tell(String number) {
        OrderProblem problem = find(number);
        mails.tellAnswer(order(problem), problem);
    }

    @Override
    @Transactional(readOnly = true)
    public List<String> running(String customerNumber, int most) {
        return orders.openProblems(customerNumber, Limit.of(most));
    }

    private CustomerOrder order(OrderProblem problem) {
        return files.take(orders.findById(problem.orderId()).map(CustomerOrder::key).orElseThrow());
    }

    private OrderProblem find(String number) {
        return orders.findProblem(number).orElseThrow(() -> new IllegalStateException("There is no problem " + number));
    }
}
