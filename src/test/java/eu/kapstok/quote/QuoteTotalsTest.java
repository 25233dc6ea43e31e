package eu.kapstok.quote;

import static org.assertj.core.api.Assertions.assertThat;

import eu.kapstok.erp.ErpCredit;
import eu.kapstok.erp.ErpQuote;
import eu.kapstok.erp.ErpVat;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class QuoteTotalsTest {

    @Test
    void vatIsRoundedOncePerRateNotPerLine() {
        QuoteTotals v1 = QuoteTotals.of(Collections.nCopies(3, line("1", "10.03", "0", "21")), BigDecimal.ZERO, null);
        QuoteTotals v2 = QuoteTotals.of(Collections.nCopies(10, line("1", "0.33", "0", "21")), BigDecimal.ZERO, null);

        assertThat(v1.net()).isEqualTo("30.09");
        assertThat(v1.vat()).isEqualTo("6.32");
        assertThat(v1.gross()).isEqualTo("36.41");
        assertThat(v2.net()).isEqualTo("3.30");
        assertThat(v2.vat()).isEqualTo("0.69");
        assertThat(v2.gross()).isEqualTo("3.99");
    }

    @Test
    void eachVatRateHasItsOwnBase() {
        QuoteTotals v3 = QuoteTotals.of(List.of(line("1", "99.99", "0", "21"), line("1", "49.95", "0", "6"),
                line("1", "12.34", "0", "6"), line("1", "0.00", "0", "0")), BigDecimal.ZERO, null);

        assertThat(v3.vats()).extracting(ErpVat::rate, ErpVat::base, ErpVat::amount)
                .containsExactly(vat("21.00", "99.99", "21.00"), vat("6.00", "62.29", "3.74"), vat("0.00", "0.00", "0.00"));
        assertThat(v3.vat()).isEqualTo("24.74");
        assertThat(v3.gross()).isEqualTo("187.02");
    }

    @Test
    void linesAreRoundedBeforeTheyAreAdded() {
        QuoteTotals v5 = QuoteTotals.of(Collections.nCopies(3, line("1", "33.333", "0", "21")), BigDecimal.ZERO, null);

        assertThat(v5.lineNets()).containsOnly(new BigDecimal("33.33"));
        assertThat(v5.net()).isEqualTo("99.99");
        assertThat(v5.vat()).isEqualTo("21.00");
        assertThat(v5.gross()).isEqualTo("120.99");
    }

    @Test
    void lineAndDocumentDiscountCountTogetherForDiscountAndMargin() {
        QuoteTotals v7 = QuoteTotals.of(List.of(line("12", "84.50", "7.5", "21", "61.20"),
                line("3", "249.00", "0", "21", "180.00")), new BigDecimal("3"), null);

        assertThat(v7.list()).isEqualTo("1761.00");
        assertThat(v7.lineNets()).containsExactly(new BigDecimal("937.95"), new BigDecimal("747.00"));
        assertThat(v7.lines()).isEqualTo("1684.95");
        assertThat(v7.documentDiscount()).isEqualTo("50.55");
        assertThat(v7.net()).isEqualTo("1634.40");
        assertThat(v7.vat()).isEqualTo("343.22");
        assertThat(v7.gross()).isEqualTo("1977.62");
        assertThat(v7.net().subtract(v7.cost())).isEqualTo("360.00");
        assertThat(v7.discountPct()).isEqualTo("7.19");
        assertThat(v7.marginPct()).isEqualTo("22.03");
    }

    @Test
    void halfCentIsWhatTheErpMakesOfIt() {
        List<ErpQuote.Line> lines = List.of(told(line("1", "0.50", "0", "21"), "0.50"), told(line("1", "0.125", "0", "6"), "0.12"));

        QuoteTotals ours = QuoteTotals.of(List.of(line("1", "0.50", "0", "21"), line("1", "0.125", "0", "6")), BigDecimal.ZERO, null);
        QuoteTotals even = QuoteTotals.of(lines, BigDecimal.ZERO, new BigDecimal("0.11"));

        assertThat(ours.net()).isEqualTo("0.63");
        assertThat(ours.vat()).isEqualTo("0.12");
        assertThat(even.net()).isEqualTo("0.62");
        assertThat(even.vats()).extracting(ErpVat::rate, ErpVat::base, ErpVat::amount)
                .containsExactly(vat("21.00", "0.50", "0.10"), vat("6.00", "0.12", "0.01"));
        assertThat(even.gross()).isEqualTo("0.73");
    }

    @Test
    void quoteOverNothingHasNeitherDiscountNorMargin() {
        QuoteTotals nothing = QuoteTotals.of(List.of(), BigDecimal.ZERO, null);
        QuoteTotals gift = QuoteTotals.of(List.of(line("1", "10.00", "100", "21", "4.00")), BigDecimal.ZERO, null);

        assertThat(nothing.gross()).isEqualTo("0.00");
        assertThat(nothing.discountPct()).isEqualTo("0.00");
        assertThat(gift.discountPct()).isEqualTo("100.00");
        assertThat(gift.marginPct()).isEqualTo("-100.00");
    }

    @Test
    void creditUseCountsWhatIsOwedWhatIsOrderedAndTheQuote() {
        assertThat(CreditUse.percent(credit("2000.00", "1000.00", "5000.00"), new BigDecimal("500.00"), true))
                .isEqualTo("70.00");
        assertThat(CreditUse.percent(credit("5000.00", "0.00", "5000.00"), new BigDecimal("0.00"), true)).isEqualTo("100.00");
    }

    @Test
    void businessWithoutLimitHasNoCreditAndConsumerNeedsNone() {
        assertThat(CreditUse.percent(credit("0.00", "0.00", null), new BigDecimal("0.01"), true))
                .isEqualTo(CreditUse.WITHOUT_LIMIT);
        assertThat(CreditUse.percent(credit("0.00", "0.00", "0.00"), new BigDecimal("0.01"), false))
                .isEqualTo(CreditUse.WITHOUT_LIMIT);
        assertThat(CreditUse.percent(credit("0.00", "0.00", null), new BigDecimal("0.01"), false)).isZero();
    }

    private static org.assertj.core.groups.Tuple vat(String... parts) {
        return new org.assertj.core.groups.Tuple(Stream.of(parts).map(BigDecimal::new).toArray());
    }

    private static ErpQuote.Line line(String quantity, String price, String discount, String vat) {
        return line(quantity, price, discount, vat, "0");
    }

    private static ErpQuote.Line line(String quantity, String price, String discount, String vat, String cost) {
        return new ErpQuote.Line(1, "P", "Product", "st", new BigDecimal(quantity), new BigDecimal(price),
                new BigDecimal(discount), new BigDecimal(vat), new BigDecimal(cost));
    }

    private static ErpQuote.Line told(ErpQuote.Line line, String net) {
        return new ErpQuote.Line(line.position(), line.product(), line.description(), line.unit(), line.quantity(), line.unitPrice(),
                line.discountPercent(), line.vatRate(), line.unitCost(), new BigDecimal(net));
    }

    private static ErpCredit credit(String receivables, String orders, String limit) {
        return new ErpCredit(new BigDecimal(receivables), new BigDecimal(orders),
                limit == null ? null : new BigDecimal(limit), 0, false);
    }
}
