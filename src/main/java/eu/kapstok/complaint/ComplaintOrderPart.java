package eu.kapstok.complaint;

import eu.kapstok.order.OrderPagePart;
import eu.kapstok.security.ContactPrincipal;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The way from an order to a report with photos. */
@Component
@Order(90)
class ComplaintOrderPart implements OrderPagePart {

    @Override
    public String fragment() {
        return "complaint/order :: report";
    }

    /** Nothing where there is no order in the ERP yet, and where it was called off. */
    @Override
    public Object show(OrderFacts order, ContactPrincipal contact) {
        return order.number() == null || order.cancelled() ? null : order;
    }
}
