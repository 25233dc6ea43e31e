package eu.kapstok.erp;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** What a demo order comes to: lines rounded to cents, discount of the document spread over the VAT rates, VAT once per rate. */
record DemoErpTotals(BigDecimal net, BigDecimal vat) {

    private static final BigDecimal HUNDRED = new BigDecimal(100);

    static DemoErpTotals of(ErpQuote quote) {
        return of(quote.lines().stream().map(DemoErpTotals::line).toList(), quote.discountPercent());
    }

    static DemoErpTotals of(List<ErpOrder.Line> lines, BigDecimal discountPercent) {
        Map<BigDecimal, BigDecimal> byRate = new TreeMap<>();
        lines.forEach(line -> byRate.merge(line.vatRate(), line.net(), BigDecimal::add));
        BigDecimal net = BigDecimal.ZERO.setScale(2);
        BigDecimal vat = BigDecimal.ZERO.setScale(2);
        for (Map.Entry<BigDecimal, BigDecimal> group : byRate.entrySet()) {
            BigDecimal base = group.getValue().subtract(percent(group.getValue(), discountPercent));
            net = net.add(base);
            vat = vat.add(percent(base, group.getKey()));
        }
        return new DemoErpTotals(net, vat);
    }

    /** Each line's share of what is billed of its VAT rate; the largest of a rate takes what rounding leaves. */
    static List<BigDecimal> netsAfterDiscount(List<ErpOrder.Line> lines, BigDecimal discountPercent) {
        List<BigDecimal> nets = new ArrayList<>(lines.stream().map(line -> line.net().subtract(percent(line.net(), discountPercent))).toList());
        Map<BigDecimal, BigDecimal> left = new TreeMap<>();
        for (int i = 0; i < nets.size(); i++) {
            left.merge(lines.get(i).vatRate(), lines.get(i).net(), BigDecimal::add);
        }
        left.replaceAll((rate, net) -> net.subtract(percent(net, discountPercent)));
        for (int i = 0; i < nets.size(); i++) {
            left.merge(lines.get(i).vatRate(), nets.get(i).negate(), BigDecimal::add);
        }
        left.forEach((rate, difference) -> IntStream.range(0, nets.size()).filter(i -> lines.get(i).vatRate().compareTo(rate) == 0).boxed()
                .max(Comparator.comparing(nets::get)).ifPresent(i -> nets.set(i, nets.get(i).add(difference))));
        return nets;
    }

    BigDecimal gross() {
        return net.add(vat);
    }

    /** A line of an order of what was offered, nothing of it shipped yet. */
    static ErpOrder.Line line(ErpQuote.Line offered) {
        return line(offered.product(), offered.description(), offered.unit(), offered.quantity(), offered.unitPrice(),
                offered.discountPercent(), offered.vatRate());
    }

    static ErpOrder.Line line(String product, String description, String unit, BigDecimal quantity, BigDecimal unitPrice,
                              BigDecimal discountPercent, BigDecimal vatRate) {
        BigDecimal factor = HUNDRED.subtract(discountPercent).divide(HUNDRED);
        BigDecimal net = quantity.multiply(unitPrice).multiply(factor).setScale(2, RoundingMode.HALF_UP);
        return new ErpOrder.Line(product, quantity, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, description, unit, unitPrice,
                discountPercent, vatRate, net);
    }

    private static BigDecimal percent(BigDecimal amount, BigDecimal percent) {
        return amount.multiply(percent).divide(HUNDRED, 2, RoundingMode.HALF_UP);
    }
}
