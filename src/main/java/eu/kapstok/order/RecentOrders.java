package eu.kapstok.order;

import eu.kapstok.portal.StartPagePart;
import eu.kapstok.security.ContactPrincipal;
import java.util.EnumSet;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** A customer's last orders, on their start page. */
@Component
@Order(20)
class RecentOrders implements StartPagePart {

    private static final int MOST = 5;

    private final OrderLists lists;

    RecentOrders(OrderLists lists) {
        this.lists = lists;
    }

    @Override
    public String fragment() {
        return "order/start :: recent";
    }

    @Override
    public List<OrderLists.Row> show(ContactPrincipal contact) {
        return lists.ofCustomer(contact.customer(), EnumSet.allOf(OrderState.class), null, null, MOST).rows();
    }
}
