package eu.kapstok.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The formulas of the customer figures, with their worked examples. */
class KpiTest {

    @ParameterizedTest
    @CsvSource({"120, 50, 30, 45", "38, 41, 21, 17", "1, 0, 0, 100", "0, 0, 1, -100", "0, 5, 0, 0", "1, 1, 1, 0", "1, 5, 2, -13", "1, 0, 7, -75"})
    void netPromoterScoreIsPromotersLessDetractorsInPercent(long promoters, long passives, long detractors, BigDecimal score) {
        assertThat(new NetPromoterScore(promoters, passives, detractors).value()).isEqualTo(score);
    }

    @Test
    void nineAndTenPromoteAndSixDetracts() {
        NetPromoterScore score = NetPromoterScore.of(new Answers(Map.of(10, 3L, 9, 2L, 8, 7L, 7, 1L, 6, 4L, 0, 5L)));

        assertThat(score).isEqualTo(new NetPromoterScore(5, 8, 9));
        assertThat(score.n()).isEqualTo(22);
    }

    @Test
    void intervalOfTheNetPromoterScoreIsAdjustedWald() {
        assertThat(new NetPromoterScore(120, 50, 30).interval()).isEqualTo(new Interval(new BigDecimal("34"), new BigDecimal("55")));
        assertThat(new NetPromoterScore(1, 0, 0).interval().low()).as("one answer says next to nothing").isLessThan(BigDecimal.ZERO);
        assertThat(new NetPromoterScore(1, 0, 0).interval().high()).isLessThanOrEqualTo(BigDecimal.valueOf(100));
    }

    @Test
    void satisfactionIsTheShareOfFourAndFive() {
        Answers answers = new Answers(Map.of(5, 100L, 4, 72L, 3, 20L, 2, 13L, 1, 10L));

        assertThat(answers.share(4, 5)).isEqualTo(new Share(172, 215));
        assertThat(answers.share(4, 5).percent()).isEqualTo("80.00");
        assertThat(answers.share(4, 5).interval()).as("after Wilson").isEqualTo(new Interval(new BigDecimal("74.1"), new BigDecimal("84.8")));
    }

    @Test
    void effortIsTheMeanAndTheShareOfFiveToSeven() {
        Answers answers = new Answers(Map.of(7, 40L, 6, 55L, 5, 60L, 4, 25L, 3, 10L, 2, 6L, 1, 4L));

        assertThat(answers.n()).isEqualTo(200);
        assertThat(answers.mean()).isEqualTo("5.28");
        assertThat(answers.share(5, 7).percent()).isEqualTo("77.50");
    }

    @Test
    void fewerThanThirtyAnswersAreFew() {
        assertThat(new Answers(Map.of(5, 29L)).few()).isTrue();
        assertThat(new Answers(Map.of(5, 30L)).few()).isFalse();
    }

    @Test
    void whereNobodyAnsweredThereIsNoFigure() {
        Answers none = new Answers(Map.of());

        assertThat(none.n()).isZero();
        assertThat(none.mean()).isNull();
        assertThat(none.share(4, 5).percent()).isNull();
        assertThat(none.share(4, 5).interval()).isNull();
        assertThat(NetPromoterScore.of(none).value()).isNull();
        assertThat(NetPromoterScore.of(none).interval()).isNull();
    }

    @Test
    void partIsNeverMoreThanTheWhole() {
        assertThatThrownBy(() -> new Share(2, 1)).isInstanceOf(IllegalArgumentException.class).hasMessage("2 of 1");
    }
}
