package eu.kapstok.order;

import eu.kapstok.customer.DeliveryAddress;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A cart that a customer ordered, with the prices that they had before them.
 *
 * @param cart the cart's own id; the same cart is ordered once
 * @param customer number
 * @param contact who ordered
 * @param language nl, fr or en
 * @param purchaseReference the customer's own number, null where none
 * @param deliveryAddress one of the customer's delivery addresses
 * @param wishedDate null where they have no wish
 */
public record CartOrder(UUID cart, String customer, UUID contact, String language, List<Line> lines,
                        String purchaseReference, DeliveryAddress deliveryAddress, LocalDate wishedDate) {

    /**
     * @param unitPrice EUR excluding VAT, the customer's own
     * @param vatRate percent
     */
    public record Line(String product, String description, String unit, BigDecimal quantity, BigDecimal unitPrice,
                       BigDecimal vatRate) {
    }
}
