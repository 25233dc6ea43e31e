package eu.kapstok.quote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import eu.kapstok.forms.FormRefused.Problem;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CounterOfferTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final Set<String> WHOLE = Set.of("st");

    private final QuoteVersion sent = QuoteChangesTest.version(QuoteChangesTest.line(1, "A", "2", "10"),
            QuoteChangesTest.line(2, "B", "5.000", "7"));

    @Test
    void otherQuantitiesDroppedLinesAndRemarksAreDifferences() {
        CounterOffer offer = lines(line(1, "3", null), dropped(2));

        assertThat(problems(offer)).isEmpty();
        assertThat(offer.differences(sent)).extracting(CounterOffer.Line::position).containsExactly(1, 2);
        assertThat(lines(line(1, "2.000", "blue"), line(2, "5", null)).differences(sent)).extracting(CounterOffer.Line::position)
                .containsExactly(1);
    }

    @Test
    void offerThatChangesNothingIsRefused() {
        assertThat(problems(lines(line(1, "2", null), line(2, "5", null)))).extracting(Problem::field, Problem::messageKey)
                .containsExactly(tuple("wishedLines", "quote.counter.nothing"));
        assertThat(problems(CounterOffer.inWords(null))).extracting(Problem::field).containsExactly("changeText");
    }

    @Test
    void wordsADateOrARemarkAreEnough() {
        List<CounterOffer.Line> same = List.of(line(1, "2", null), line(2, "5", null));

        assertThat(problems(new CounterOffer(same, null, "A pump as well"))).isEmpty();
        assertThat(problems(new CounterOffer(same, TODAY, null))).isEmpty();
        assertThat(problems(lines(line(1, "2", "In blue"), line(2, "5", null)))).isEmpty();
        assertThat(problems(CounterOffer.inWords("A pump as well"))).isEmpty();
    }

    @Test
    void nothingLeftIsNoCounterOffer() {
        assertThat(problems(lines(dropped(1), dropped(2)))).extracting(Problem::field, Problem::messageKey)
                .containsExactly(tuple("wishedLines", "quote.counter.allDropped"));
        assertThat(problems(lines(dropped(1), line(2, "5", null)))).isEmpty();
    }

    @Test
    void quantitiesAreAboveZeroOfThreeDecimalsAndWholeWhereTheUnitIs() {
        assertThat(quantity("-1")).isEqualTo("quote.counter.quantity");
        assertThat(quantity("0")).isEqualTo("quote.counter.quantity");
        assertThat(quantity(null)).isEqualTo("quote.counter.quantity");
        assertThat(quantity("1e15")).isEqualTo("forms.problem.tooLarge");
        assertThat(quantity("1.0001")).isEqualTo("forms.problem.decimals");
        assertThat(quantity("1.5")).isEqualTo("quote.counter.whole");
        assertThat(lines(line(1, "1.5", null)).problems(sent, TODAY, Set.of())).isEmpty();
        assertThat(problems(lines(line(1, "3.000", null)))).isEmpty();
    }

    @Test
    void linesOfAnotherVersionAndLinesTwiceAreRefused() {
        assertThat(problems(lines(line(1, "3", null), line(7, "1", null)))).extracting(Problem::messageKey)
                .containsExactly("quote.counter.otherLines");
        assertThat(problems(lines(line(1, "3", null), line(1, "4", null)))).extracting(Problem::messageKey)
                .containsExactly("quote.counter.otherLines");
    }

    @Test
    void dayBeforeTodayAndAnEndlessRemarkAreRefusedAtTheirFields() {
        assertThat(problems(new CounterOffer(List.of(line(1, "3", "x".repeat(501))), TODAY.minusDays(1), null)))
                .extracting(Problem::field).containsExactly("wishedLines.0.remark", "wishedDate");
    }

    private String quantity(String quantity) {
        List<Problem> problems = problems(lines(line(1, quantity, null)));
        assertThat(problems).extracting(Problem::field).containsExactly("wishedLines.0.quantity");
        return problems.get(0).messageKey();
    }

    private List<Problem> problems(CounterOffer offer) {
        return offer.problems(sent, TODAY, WHOLE);
    }

    private static CounterOffer lines(CounterOffer.Line... lines) {
        return new CounterOffer(List.of(lines), null, null);
    }

    private static CounterOffer.Line line(int position, String quantity, String remark) {
        return new CounterOffer.Line(position, quantity == null ? null : new BigDecimal(quantity), false, remark);
    }

    private static CounterOffer.Line dropped(int position) {
        return new CounterOffer.Line(position, null, true, null);
    }
}
