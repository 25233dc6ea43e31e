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
 * @param vat EUR in all as the cart said; null where it did not, then half a cent is one
 */
public record CartOrder(UUID cart, String customer, UUID contact, String language, List<Line> lines,
                        String purchaseReference, DeliveryAddress deliveryAddress, LocalDate wishedDate, BigDecimal vat) {

    /**
     * @param unitPrice EUR excluding VAT, the customer's own
     * @param vatRate percent
     * @param net EUR excluding VAT
     */
    public record Line(String product, String description, String unit, BigDecimal quantity, BigDecimal unitPrice,
                       BigDecimal vatRate, BigDecimal net) {
    }
}
