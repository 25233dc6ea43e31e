package eu.kapstok.catalog;

import eu.kapstok.erp.ErpVat;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;

/** What a cart comes to: lines rounded each, VAT once of each rate's sum. Amounts in EUR. */
record CartTotals(BigDecimal net, List<ErpVat> vats, BigDecimal vat, BigDecimal gross) {

    /** @param rounding what half a cent is to the ERP */
    static CartTotals of(List<CartView.Row> rows, RoundingMode rounding) {
        Map<BigDecimal, BigDecimal> bases = ErpVat.bases();
        rows.forEach(row -> ErpVat.add(bases, row.price().vatRate(), row.net()));
        BigDecimal net = bases.values().stream().reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
        List<ErpVat> vats = ErpVat.of(bases, rounding);
        BigDecimal vat = ErpVat.sum(vats);
        return new CartTotals(net, vats, vat, net.add(vat));
    }

    static BigDecimal withVat(BigDecimal amount, BigDecimal rate) {
        return amount.add(amount.multiply(rate).movePointLeft(2)).setScale(2, RoundingMode.HALF_UP);
    }
}
