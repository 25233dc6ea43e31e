package eu.kapstok.order;

import static org.assertj.core.api.Assertions.assertThat;

import eu.kapstok.erp.ErpVat;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OrderTotalsTest {

    @Test
    void vatIsTakenOnceOfTheSumOfRoundedLines() {
        OrderTotals totals = OrderTotals.of(lines("10.03@21", "10.03@21", "10.03@21"), null, null);

        assertThat(totals.net()).isEqualByComparingTo("30.09");
        assertThat(totals.vat()).isEqualByComparingTo("6.32");
        assertThat(totals.gross()).isEqualByComparingTo("36.41");
    }

    @Test
    void eachRateHasItsOwnVat() {
        OrderTotals totals = OrderTotals.of(lines("99.99@21", "49.95@6", "12.34@6", "0.00@0"), null, null);

        assertThat(totals.vats()).extracting(ErpVat::amount).map(BigDecimal::toPlainString)
                .containsExactly("21.00", "3.74", "0.00");
        assertThat(totals.gross()).isEqualByComparingTo("187.02");
    }

    @Test
    void whatIsTakenFromAllIsSpreadOverTheRates() {
        OrderTotals totals = OrderTotals.of(lines("937.95@21", "747.00@21"), new BigDecimal("1634.40"), null);

        assertThat(totals.discount()).isEqualByComparingTo("50.55");
        assertThat(totals.vat()).isEqualByComparingTo("343.22");
        assertThat(totals.gross()).isEqualByComparingTo("1977.62");
        OrderTotals mixed = OrderTotals.of(lines("100.00@21", "100.00@6"), new BigDecimal("190.01"), null);
        assertThat(mixed.vats().stream().map(ErpVat::base).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("190.01");
    }

    @Test
    void vatIsWhatTheErpTakesAndItsCentGoesToTheRateThatIsNearest() {
        OrderTotals totals = OrderTotals.of(lines("0.50@21", "10.00@6"), null, new BigDecimal("0.70"));

        assertThat(totals.vats()).extracting(ErpVat::amount).map(BigDecimal::toPlainString).containsExactly("0.10", "0.60");
        assertThat(totals.gross()).isEqualByComparingTo("11.20");
    }

    private static List<OrderLine> lines(String... texts) {
        return Stream.of(texts).map(text -> text.split("@")).map(parts -> new OrderLine(null, 1, "P", "P", "st", BigDecimal.ONE,
                new BigDecimal(parts[0]), BigDecimal.ZERO, new BigDecimal(parts[1]), new BigDecimal(parts[0]))).toList();
    }
}
