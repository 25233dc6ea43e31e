package eu.kapstok.quote;

import eu.kapstok.erp.ErpQuote;
import eu.kapstok.erp.ErpVat;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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
                   List<BigDecimal> lineNets, List<ErpVat> vats) {

    static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** @param told VAT in all as the ERP counts it, null where it does not say */
    static QuoteTotals of(List<ErpQuote.Line> lines, BigDecimal documentDiscountPercent, BigDecimal told) {
        BigDecimal list = BigDecimal.ZERO;
        BigDecimal cost = BigDecimal.ZERO;
        List<BigDecimal> nets = new ArrayList<>();
        Map<BigDecimal, BigDecimal> perRate = ErpVat.bases();
        for (ErpQuote.Line line : lines) {
            BigDecimal net = cents(line.net() != null ? line.net() : less(line.quantity().multiply(line.unitPrice()), line.discountPercent()));
            nets.add(net);
            list = list.add(cents(line.quantity().multiply(line.unitPrice())));
            cost = cost.add(cents(line.quantity().multiply(line.unitCost())));
            ErpVat.add(perRate, line.vatRate(), net);
        }
        BigDecimal lineTotal = nets.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal documentDiscount = BigDecimal.ZERO;
        for (Map.Entry<BigDecimal, BigDecimal> group : perRate.entrySet()) {
            BigDecimal discount = cents(share(group.getValue(), documentDiscountPercent));
            documentDiscount = documentDiscount.add(discount);
            group.setValue(group.getValue().subtract(discount));
        }
        List<ErpVat> vats = ErpVat.of(perRate, told);
        BigDecimal vat = ErpVat.sum(vats);
        BigDecimal net = lineTotal.subtract(documentDiscount);
        return new QuoteTotals(cents(list), cents(lineTotal), cents(documentDiscount), cents(net), cents(vat),
                cents(net.add(vat)), cents(cost), percentage(list.subtract(net), list),
                percentage(net.subtract(cost), net), List.copyOf(nets), vats);
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
