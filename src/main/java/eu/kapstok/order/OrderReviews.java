package eu.kapstok.order;

import eu.kapstok.forms.Actor;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What customers think of their deliveries, and what became of the bad ones. */
@Service
class OrderReviews {

    private final OrderFiles files;
    private final OrderRepository orders;
    private final Clock clock;

    OrderReviews(OrderFiles files, OrderRepository orders, Clock clock) {
        this.files = files;
        this.orders = orders;
        this.clock = clock;
    }

    /**
     * @param effort null where not said, as the others
     * @return whether somebody has to call
     */
    @Transactional
    public boolean review(String number, int stars, Integer effort, Integer recommendation, String words, Actor by) {
        CustomerOrder order = files.take(number);
        OrderReview review = new OrderReview(order, stars, effort, recommendation, words, by, clock.instant());
        files.add(review);
        files.tell(order, OrderEvent.Type.REVIEWED, by.name(), stars);
        return review.bad();
    }

    @Transactional
    public void followUp(String number, String outcome, String note, Actor by) {
        CustomerOrder order = files.take(number);
        orders.review(order.id()).orElseThrow().followUp(outcome, note, by.name(), clock.instant());
        files.tell(order, OrderEvent.Type.FOLLOWED_UP, by.name(), outcome, note);
    }
}
