package eu.kapstok.order;

import eu.kapstok.erp.ErpVat;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;

/**
 * What an order comes to: VAT is taken once of each rate's sum of rounded lines. Amounts in EUR.
 *
 * @param linesNet sum of the lines
 * @param discount taken from that sum, spread over the rates
 */
record OrderTotals(BigDecimal linesNet, BigDecimal discount, BigDecimal net, List<ErpVat> vats, BigDecimal vat, BigDecimal gross) {

    /**
     * @param net what remains of the lines' sum, null for all of it
     * @param told VAT in all as the ERP counts it, null where it does not say
     */
    static OrderTotals of(List<OrderLine> lines, BigDecimal net, BigDecimal told) {
        Map<BigDecimal, BigDecimal> bases = ErpVat.bases();
        lines.forEach(line -> ErpVat.add(bases, line.vatRate(), line.net()));
        BigDecimal linesNet = bases.values().stream().reduce(cents(BigDecimal.ZERO), BigDecimal::add);
        BigDecimal discount = net == null ? cents(BigDecimal.ZERO) : linesNet.subtract(net);
        BigDecimal left = discount;
        int at = 0;
        for (Map.Entry<BigDecimal, BigDecimal> base : bases.entrySet()) {
            BigDecimal share = ++at == bases.size() || linesNet.signum() == 0 ? left
                    : cents(discount.multiply(base.getValue()).divide(linesNet, 10, RoundingMode.HALF_UP));
            left = left.subtract(share);
            base.setValue(base.getValue().subtract(share));
        }
        List<ErpVat> vats = ErpVat.of(bases, told);
        BigDecimal remaining = linesNet.subtract(discount);
        BigDecimal vat = ErpVat.sum(vats);
        return new OrderTotals(linesNet, discount, remaining, vats, vat, remaining.add(vat));
    }

    private static BigDecimal cents(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP);
    }
}
