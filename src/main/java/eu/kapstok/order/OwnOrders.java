package eu.kapstok.order;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import org.springframework.stereotype.Component;

/** A customer's own orders, for other modules to let them pick from. */
@Component
public class OwnOrders {

    /**
     * @param number as the ERP has it
     * @param reference the customer's own, null where none
     */
    public record OwnOrder(String number, String reference, LocalDate orderDate) {
    }

    private final OrderLists lists;

    OwnOrders(OrderLists lists) {
        this.lists = lists;
    }

    /**
     * The newest first; what the ERP has no number for yet is left out.
     *
     * @param text part of the number or of the customer's reference, null for all
     */
    public List<OwnOrder> latest(String customer, String text, int most) {
        return lists.ofCustomer(customer, EnumSet.allOf(OrderState.class), text, null, most).rows().stream()
                .filter(row -> row.number() != null)
                .map(row -> new OwnOrder(row.number(), row.reference(), row.orderDate())).toList();
    }
}
