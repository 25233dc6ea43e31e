package eu.kapstok.quote;

import eu.kapstok.erp.ErpQuote;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * What a quote comes to: lines rounded each, VAT once per rate on the sum less the document discount, and what the
 * discount and the margin are of it.
 *
 * @param list before any discount
 * @param lines sum of the lines after their own discounts
 * @param documentDiscount taken from the lines
 * @param discountPct lines and document together, of the list total
 * @param marginPct of the net total
 */
record QuoteTotals(BigDecimal list, BigDecimal lines, BigDecimal documentDiscount, BigDecimal net, BigDecimal vat,
                   BigDecimal gross, BigDecimal cost, BigDecimal discountPct, BigDecimal marginPct,
                   List<BigDecimal> lineNets, List<Vat> vats) {

    /** What one VAT rate applies to, and what it gives. */
    record Vat(BigDecimal rate, BigDecimal base, BigDecimal amount) {
    }

    static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    static QuoteTotals of(List<ErpQuote.Line> lines, BigDecimal documentDiscountPercent) {
        BigDecimal list = BigDecimal.ZERO;
        BigDecimal cost = BigDecimal.ZERO;
        List<BigDecimal> nets = new ArrayList<>();
        TreeMap<BigDecimal, BigDecimal> perRate = new TreeMap<>(Comparator.reverseOrder());
        for (ErpQuote.Line line : lines) {
            BigDecimal net = cents(less(line.quantity().multiply(line.unitPrice()), line.discountPercent()));
            nets.add(net);
            list = list.add(cents(line.quantity().multiply(line.unitPrice())));
            cost = cost.add(cents(line.quantity().multiply(line.unitCost())));
            perRate.merge(line.vatRate().setScale(2, RoundingMode.HALF_UP), net, BigDecimal::add);
        }
        BigDecimal lineTotal = nets.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal documentDiscount = BigDecimal.ZERO;
        BigDecimal vat = BigDecimal.ZERO;
        List<Vat> vats = new ArrayList<>();
        for (var group : perRate.entrySet()) {
            BigDecimal discount = cents(share(group.getValue(), documentDiscountPercent));
            BigDecimal base = group.getValue().subtract(discount);
            BigDecimal amount = cents(share(base, group.getKey()));
            documentDiscount = documentDiscount.add(discount);
            vat = vat.add(amount);
            vats.add(new Vat(group.getKey(), base, amount));
        }
        BigDecimal net = lineTotal.subtract(documentDiscount);
        return new QuoteTotals(cents(list), cents(lineTotal), cents(documentDiscount), cents(net), cents(vat),
                cents(net.add(vat)), cents(cost), percentage(list.subtract(net), list),
                percentage(net.subtract(cost), net), List.copyOf(nets), List.copyOf(vats));
    }

    private static BigDecimal less(BigDecimal amount, BigDecimal percent) {
        return amount.subtract(share(amount, percent));
    }

    private static BigDecimal share(BigDecimal amount, BigDecimal percent) {
        return amount.multiply(percent).movePointLeft(2);
    }

    private static BigDecimal cents(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP);
    }

    /** Nothing of nothing is 0; a loss on something given away is a margin of minus 100. */
    static BigDecimal percentage(BigDecimal part, BigDecimal whole) {
        if (whole.signum() == 0) {
            return cents(HUNDRED.multiply(BigDecimal.valueOf(part.signum())));
        }
        return part.multiply(HUNDRED).divide(whole, 2, RoundingMode.HALF_UP);
    }
}
