package eu.kapstok.complaint;

import eu.kapstok.order.OrderStaffPart;
import java.util.List;
import org.springframework.stereotype.Component;

/** Complaints, returns and withdrawals about an order, for whoever helps its customer. */
@Component
class ComplaintOrderStaffPart implements OrderStaffPart {

    private static final int SHOWN = 20;

    private final ComplaintLists lists;

    ComplaintOrderStaffPart(ComplaintLists lists) {
        this.lists = lists;
    }

    @Override
    public String fragment() {
        return "complaint/order :: staff";
    }

    @Override
    public Object show(String order, String customer) {
        List<ComplaintLists.Row> rows = lists.ofOrder(order, customer, SHOWN);
        return rows.isEmpty() ? null : rows;
    }
}
