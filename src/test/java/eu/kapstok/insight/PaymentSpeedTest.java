package eu.kapstok.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The formulas of paying late, with their worked examples. */
class PaymentSpeedTest {

    private final PaymentSpeed quarter = of("400000", "450000", "330000", "1350000", 90);

    @Test
    void daysSalesOutstandingIsBalanceOverSales() {
        assertThat(quarter.dso()).isEqualTo("30.00");
    }

    @Test
    void countingBackTakesTheNewestSalesFirst() {
        List<PaymentSpeed.Month> months = List.of(month("200000", 30), month("180000", 31), month("150000", 31));

        assertThat(quarter.countBack(months)).isEqualTo("75.47");
        assertThat(quarter.countBack(months.subList(0, 2))).as("the sales known are less than what is owed").isNull();
        assertThat(of("0", "0", "0", "100", 30).countBack(months)).isEqualTo("0.00");
        assertThat(of("0", "200000", "0", "100", 30).countBack(months)).isEqualTo("30.00");
    }

    @Test
    void bestPossibleIsWhatIsNotOverdue() {
        assertThat(quarter.bestPossible()).isEqualTo("22.00");
        assertThat(quarter.daysDelinquent()).isEqualTo("8.00");
    }

    @Test
    void collectionEffectivenessIsThePartThatWasCollected() {
        assertThat(quarter.collectionEffectiveness()).isEqualTo("91.55");
        assertThat(of(null, "450000", "330000", "1350000", 90).collectionEffectiveness()).as("without a first balance").isNull();
    }

    @Test
    void everyEuroCountsOnceInTheDaysLate() {
        List<PaymentSpeed.Paid> paid = List.of(paid("1000", 10), paid("500", 0), paid("2500", 32), paid("800", -4));

        assertThat(PaymentSpeed.weightedDaysLate(paid, true)).isEqualTo("18.08");
        assertThat(PaymentSpeed.weightedDaysLate(paid, false)).isEqualTo("18.75");
        assertThat(PaymentSpeed.weightedDaysLate(List.of(), true)).isNull();
    }

    @Test
    void withoutSalesNothingIsSaid() {
        PaymentSpeed nothing = of("10", "10", "10", "0", 30);

        assertThat(nothing.dso()).isNull();
        assertThat(nothing.bestPossible()).isNull();
        assertThat(nothing.daysDelinquent()).isNull();
    }

    private static PaymentSpeed of(String begin, String end, String current, String sales, int days) {
        return new PaymentSpeed(begin == null ? null : new BigDecimal(begin), new BigDecimal(end), new BigDecimal(current), new BigDecimal(sales), days);
    }

    private static PaymentSpeed.Month month(String sales, int days) {
        return new PaymentSpeed.Month(new BigDecimal(sales), days);
    }

    private static PaymentSpeed.Paid paid(String amount, long days) {
        return new PaymentSpeed.Paid(new BigDecimal(amount), days);
    }
}
