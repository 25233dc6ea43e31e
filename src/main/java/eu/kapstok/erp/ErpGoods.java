package eu.kapstok.erp;

import java.math.BigDecimal;

/**
 * So much of a line of an order.
 *
 * @param order number of the order
 * @param line place in the order, from 1
 */
public record ErpGoods(String order, int line, BigDecimal quantity) {

    /** However many zeros a number was kept with, the same goods are the same. */
    public ErpGoods {
        BigDecimal plain = quantity.stripTrailingZeros();
        quantity = plain.scale() < 0 ? plain.setScale(0) : plain;
    }
}
