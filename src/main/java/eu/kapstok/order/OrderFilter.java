package eu.kapstok.order;

import java.util.EnumSet;
import java.util.Set;

/** What a customer can narrow the list of orders down to: {@code order.filter.<NAME>}. */
enum OrderFilter {
    ALL(EnumSet.allOf(OrderState.class)),
    RECEIVED(EnumSet.of(OrderState.RECEIVED, OrderState.IN_CHECK, OrderState.ON_HOLD, OrderState.TO_SIGN, OrderState.RELEASED)),
    CONFIRMED(EnumSet.of(OrderState.CONFIRMED)),
    SHIPPED(EnumSet.of(OrderState.PARTLY_SHIPPED, OrderState.SHIPPED)),
    DELIVERED(EnumSet.of(OrderState.DELIVERED)),
    CANCELLED(EnumSet.of(OrderState.CANCELLED));

    private final Set<OrderState> states;

    OrderFilter(Set<OrderState> states) {
        this.states = states;
    }

    Set<OrderState> states() {
        return states;
    }

    /** What nobody offered counts as no filter. */
    static OrderFilter of(String name) {
        for (OrderFilter filter : values()) {
            if (filter.name().equalsIgnoreCase(name)) {
                return filter;
            }
        }
        return ALL;
    }
}
