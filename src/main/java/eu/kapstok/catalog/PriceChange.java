package eu.kapstok.catalog;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** A price that is no longer what the customer saw; EUR excluding VAT. */
record PriceChange(String name, BigDecimal was, BigDecimal now, BigDecimal vatRate) {

    public BigDecimal grossWas() {
        return CartTotals.withVat(was, vatRate);
    }

    public BigDecimal grossNow() {
        return CartTotals.withVat(now, vatRate);
    }

    /** Since the products were put in. */
    static List<PriceChange> since(CartView view) {
        return view.rows().stream().filter(row -> row.seenPrice() != null && row.price() != null)
                .map(row -> change(row, row.seenPrice())).toList();
    }

    /** Since the page that was clicked on. */
    static List<PriceChange> since(CartView view, Map<String, BigDecimal> seen) {
        return view.charged().stream().filter(row -> seen.containsKey(row.product())
                        && seen.get(row.product()).compareTo(row.price().unitPrice()) != 0)
                .map(row -> change(row, seen.get(row.product()))).toList();
    }

    private static PriceChange change(CartView.Row row, BigDecimal was) {
        return new PriceChange(row.name(), was, row.price().unitPrice(), row.price().vatRate());
    }
}
