package eu.kapstok.order;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an order comes to: VAT is taken once of each rate's sum of rounded lines. Amounts in EUR.
 *
 * @param linesNet sum of the lines
 * @param discount taken from that sum, spread over the rates
 */
record OrderTotals(BigDecimal linesNet, BigDecimal discount, BigDecimal net, List<Vat> vats, BigDecimal vat, BigDecimal gross) {

    /** What one rate applies to, and what it gives; the rate in percent. */
    record Vat(BigDecimal rate, BigDecimal base, BigDecimal amount) {
    }

    /** @param net what remains of the lines' sum, null for all of it */
    static OrderTotals of(List<OrderLine> lines, BigDecimal net) {
        Map<BigDecimal, BigDecimal> sums = new TreeMap<>(Comparator.reverseOrder());
        lines.forEach(line -> sums.merge(line.vatRate().setScale(2, RoundingMode.HALF_UP), line.net(), BigDecimal::add));
        BigDecimal linesNet = sums.values().stream().reduce(cents(BigDecimal.ZERO), BigDecimal::add);
        BigDecimal discount = net == null ? cents(BigDecimal.ZERO) : linesNet.subtract(net);
        List<Vat> vats = new ArrayList<>();
        BigDecimal left = discount;
        int at = 0;
        for (Map.Entry<BigDecimal, BigDecimal> rate : sums.entrySet()) {
            BigDecimal share = ++at == sums.size() || linesNet.signum() == 0 ? left
                    : cents(discount.multiply(rate.getValue()).divide(linesNet, 10, RoundingMode.HALF_UP));
            left = left.subtract(share);
            BigDecimal base = rate.getValue().subtract(share);
            vats.add(new Vat(rate.getKey(), base, cents(base.multiply(rate.getKey()).movePointLeft(2))));
        }
        BigDecimal remaining = linesNet.subtract(discount);
        BigDecimal vat = vats.stream().map(Vat::amount).reduce(cents(BigDecimal.ZERO), BigDecimal::add);
        return new OrderTotals(linesNet, discount, remaining, vats, vat, remaining.add(vat));
    }

    /** A line's quantity at its price less its own discount. */
    static BigDecimal net(BigDecimal quantity, BigDecimal unitPrice, BigDecimal discountPercent) {
        BigDecimal full = quantity.multiply(unitPrice);
        return cents(full.subtract(full.multiply(discountPercent).movePointLeft(2)));
    }

    private static BigDecimal cents(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP);
    }
}
