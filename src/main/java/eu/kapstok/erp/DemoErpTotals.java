package eu.kapstok.erp;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a demo order comes to: lines rounded to cents, discount of the document spread over the VAT rates, VAT once per rate. */
record DemoErpTotals(BigDecimal net, BigDecimal vat) {

    private static final BigDecimal HUNDRED = new BigDecimal(100);

    static DemoErpTotals of(List<ErpQuote.Line> lines, BigDecimal discountPercent) {
        Map<BigDecimal, BigDecimal> byRate = new TreeMap<>();
        lines.forEach(line -> byRate.merge(line.vatRate(), netOf(line), BigDecimal::add));
        BigDecimal net = BigDecimal.ZERO.setScale(2);
        BigDecimal vat = BigDecimal.ZERO.setScale(2);
        for (Map.Entry<BigDecimal, BigDecimal> group : byRate.entrySet()) {
            BigDecimal base = group.getValue().subtract(percent(group.getValue(), discountPercent));
            net = net.add(base);
            vat = vat.add(percent(base, group.getKey()));
        }
        return new DemoErpTotals(net, vat);
    }

    BigDecimal gross() {
        return net.add(vat);
    }

    private static BigDecimal netOf(ErpQuote.Line line) {
        BigDecimal factor = HUNDRED.subtract(line.discountPercent()).divide(HUNDRED);
        return line.quantity().multiply(line.unitPrice()).multiply(factor).setScale(2, RoundingMode.HALF_UP);
    }

    private static BigDecimal percent(BigDecimal amount, BigDecimal percent) {
        return amount.multiply(percent).divide(HUNDRED, 2, RoundingMode.HALF_UP);
    }
}
