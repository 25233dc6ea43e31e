package eu.kapstok.catalog;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a cart comes to: lines rounded each, VAT once of each rate's sum. Amounts in EUR. */
record CartTotals(BigDecimal net, List<Vat> vats, BigDecimal gross) {

    /** What one rate applies to, and what it gives; the rate in percent. */
    record Vat(BigDecimal rate, BigDecimal base, BigDecimal amount) {
    }

    static CartTotals of(List<CartView.Row> rows) {
        Map<BigDecimal, BigDecimal> sums = new TreeMap<>(Comparator.reverseOrder());
        rows.forEach(row -> sums.merge(row.price().vatRate().setScale(2, RoundingMode.HALF_UP), row.net(), BigDecimal::add));
        List<Vat> vats = new ArrayList<>();
        BigDecimal net = cents(BigDecimal.ZERO);
        BigDecimal gross = net;
        for (Map.Entry<BigDecimal, BigDecimal> sum : sums.entrySet()) {
            Vat vat = new Vat(sum.getKey(), sum.getValue(), cents(sum.getValue().multiply(sum.getKey()).movePointLeft(2)));
            vats.add(vat);
            net = net.add(vat.base());
            gross = gross.add(vat.base()).add(vat.amount());
        }
        return new CartTotals(net, vats, gross);
    }

    static BigDecimal withVat(BigDecimal amount, BigDecimal rate) {
        return cents(amount.add(amount.multiply(rate).movePointLeft(2)));
    }

    static BigDecimal cents(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP);
    }
}
