package eu.kapstok.order;

import eu.kapstok.customer.CustomerCases;
import eu.kapstok.customer.CustomerPagePart;
import eu.kapstok.customer.CustomerTimeline;
import eu.kapstok.customer.TimelineEntry;
import eu.kapstok.customer.TimelineQuery;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A customer's orders, for the staff's page of the customer. */
@Component
class CustomerOrders implements CustomerPagePart, CustomerTimeline, CustomerCases {

    private static final int SHOWN = 10;
    private static final String KEY = "'order:' || e.id";
    private static final String ORDER_KEY = "coalesce(o.number, o.cart_id::text)";

    private record Place(UUID id, String key, String number) {
    }

    private final JdbcClient sql;
    private final OrderLists lists;
    private final OrderRepository orders;
    private final OrderHistoryTexts texts;

    CustomerOrders(JdbcClient sql, OrderLists lists, OrderRepository orders, OrderHistoryTexts texts) {
        this.sql = sql;
        this.lists = lists;
        this.orders = orders;
        this.texts = texts;
    }

    @Override
    public int position() {
        return 45;
    }

    @Override
    public String titleKey() {
        return "customer.part.orders";
    }

    @Override
    public String fragment() {
        return "order/customer :: orders";
    }

    @Override
    public List<OrderLists.Row> of(String customerNumber) {
        return lists.ofCustomer(customerNumber, EnumSet.allOf(OrderState.class), null, null, SHOWN).rows();
    }

    @Override
    public List<String> running(String customerNumber, int most) {
        return sql.sql("select " + ORDER_KEY + " from kapstok.customer_order o where customer = ? and closed_at is null "
                        + "order by placed_at desc, id desc limit ?")
                .param(customerNumber).param(most).query(String.class).list();
    }

    @Override
    @Transactional(readOnly = true)
    public List<TimelineEntry> of(String customerNumber, CustomerTimeline.Place after, int most) {
        List<Place> found = sql.sql("select e.id, " + KEY + " as key, " + ORDER_KEY + " as number from kapstok.order_event e "
                        + "join kapstok.customer_order o on o.id = e.order_id where e.customer = :customer "
                        + TimelineQuery.after(after, "e.at", KEY) + "order by e.at desc, e.id desc limit :most")
                .params(TimelineQuery.values(customerNumber, after, most)).query(Place.class).list();
        Map<UUID, OrderEvent> events = orders.events(found.stream().map(Place::id).toList()).stream()
                .collect(Collectors.toMap(OrderEvent::id, Function.identity()));
        return found.stream().map(place -> {
            OrderEvent event = events.get(place.id());
            return new TimelineEntry(event.at(), place.key(), "cart", "Order %s: %s".formatted(place.number(),
                    texts.of(event, Locale.ENGLISH)), event.actor(), "/staff/orders/" + place.number());
        }).toList();
    }
}
