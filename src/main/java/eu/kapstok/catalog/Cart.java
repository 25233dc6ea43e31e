package eu.kapstok.catalog;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/**
 * What a contact put together to order.
 *
 * @param version another one after every change
 * @param orderKey what its order is known by, null while it is open
 * @param typed what they typed on its last page so far
 */
record Cart(UUID id, UUID contact, String customer, int version, String orderKey, List<Line> lines, LastPage typed) {

    /** @param seenPrice what it cost when it was put in, EUR excluding VAT; null where that was not known */
    record Line(String product, BigDecimal quantity, BigDecimal seenPrice) {
    }

    /**
     * As it was typed, whether it can be ordered so or not; each null where nothing was.
     *
     * @param address id of one of the customer's delivery addresses
     */
    record LastPage(String address, String purchaseReference, String wishedDate) {

        static final LastPage EMPTY = new LastPage(null, null, null);
    }

    public boolean ordered() {
        return orderKey != null;
    }

    public boolean isEmpty() {
        return lines.isEmpty();
    }
}
