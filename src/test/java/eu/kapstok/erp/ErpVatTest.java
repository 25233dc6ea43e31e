package eu.kapstok.erp;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ErpVatTest {

    @Test
    void halfCentIsRoundedAsTheErpDoes() {
        assertThat(amounts(ErpVat.of(bases("0.50@21"), RoundingMode.HALF_UP))).containsExactly("0.11");
        assertThat(amounts(ErpVat.of(bases("0.50@21"), RoundingMode.HALF_EVEN))).containsExactly("0.10");
        assertThat(amounts(ErpVat.of(bases("0.50@21"), new BigDecimal("0.10")))).containsExactly("0.10");
        assertThat(amounts(ErpVat.of(bases("0.50@21"), (BigDecimal) null))).containsExactly("0.11");
    }

    @Test
    void rateIsTheSameHoweverManyDecimalsItHas() {
        assertThat(ErpVat.of(bases("10.03@21", "10.03@21.00", "10.03@21.0"), (BigDecimal) null)).singleElement()
                .isEqualTo(new ErpVat(new BigDecimal("21.00"), new BigDecimal("30.09"), new BigDecimal("6.32")));
    }

    @Test
    void centBetweenTheErpAndUsGoesToTheRateThatIsNearestToIt() {
        Map<BigDecimal, BigDecimal> bases = bases("0.50@21", "10.00@12", "0.26@6", "5.00@0");

        assertThat(amounts(ErpVat.of(bases, (BigDecimal) null))).containsExactly("0.11", "1.20", "0.02", "0.00");
        assertThat(amounts(ErpVat.of(bases, new BigDecimal("1.32")))).containsExactly("0.10", "1.20", "0.02", "0.00");
        assertThat(amounts(ErpVat.of(bases, new BigDecimal("1.31")))).containsExactly("0.10", "1.20", "0.01", "0.00");
        assertThat(amounts(ErpVat.of(bases, new BigDecimal("1.34")))).containsExactly("0.11", "1.21", "0.02", "0.00");
    }

    @Test
    void linesThatAreRoundedEachComeToWhatTheErpSays() {
        List<ErpVat> vats = ErpVat.of(bases("3.30@21", "1.00@6"), new BigDecimal("0.76"));

        assertThat(ErpVat.sum(vats)).isEqualByComparingTo("0.76");
        assertThat(amounts(vats)).containsExactly("0.70", "0.06");
        assertThat(amounts(ErpVat.of(bases("3.30@21", "1.00@6"), new BigDecimal("0.80")))).containsExactly("0.73", "0.07");
    }

    @Test
    void nothingIsTaxedWhereNothingIsSold() {
        assertThat(ErpVat.of(ErpVat.bases(), BigDecimal.ZERO)).isEmpty();
        assertThat(ErpVat.sum(List.of())).isEqualTo("0.00");
    }

    private static Map<BigDecimal, BigDecimal> bases(String... texts) {
        Map<BigDecimal, BigDecimal> bases = ErpVat.bases();
        Stream.of(texts).map(text -> text.split("@")).forEach(parts -> ErpVat.add(bases, new BigDecimal(parts[1]), new BigDecimal(parts[0])));
        return bases;
    }

    private static List<String> amounts(List<ErpVat> vats) {
        return vats.stream().map(vat -> vat.amount().toPlainString()).toList();
    }
}
