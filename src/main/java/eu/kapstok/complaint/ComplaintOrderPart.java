package eu.kapstok.complaint;

import eu.kapstok.order.OrderPagePart;
import eu.kapstok.security.ContactPrincipal;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What is wrong with an order, and the way to report it. */
@Component
@Order(90)
class ComplaintOrderPart implements OrderPagePart {

    private static final int SHOWN = 10;

    /** @param number of the order, null while the ERP gave none */
    record View(String number, List<ComplaintLists.Row> reported) {
    }

    private final ComplaintLists lists;

    ComplaintOrderPart(ComplaintLists lists) {
        this.lists = lists;
    }

    @Override
    public String fragment() {
        return "complaint/order :: report";
    }

    @Override
    public Object show(OrderFacts order, ContactPrincipal contact) {
        return new View(order.number(), order.number() == null ? List.of() : lists.ofOrder(order.number(), order.customer(), SHOWN).stream()
                .filter(row -> !row.withdrawal()).toList());
    }
}
