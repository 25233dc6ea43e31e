package eu.kapstok.catalog;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/**
 * What a contact put together to order.
 *
 * @param version another one after every change
 * @param orderKey what its order is known by, null while it is open
 */
record Cart(UUID id, UUID contact, String customer, int version, String orderKey, List<Line> lines) {

    /** @param seenPrice what it cost when it was put in, EUR excluding VAT; null where that was not known */
    record Line(String product, BigDecimal quantity, BigDecimal seenPrice) {
    }

    public boolean ordered() {
        return orderKey != null;
    }

    public boolean isEmpty() {
        return lines.isEmpty();
    }
}
