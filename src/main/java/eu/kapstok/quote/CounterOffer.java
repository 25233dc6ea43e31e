package eu.kapstok.quote;

import eu.kapstok.forms.FormRefused;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How a customer wants a version otherwise.
 *
 * @param lines as they filled them in, those that stay among them
 * @param wishedDate null where any day is right
 * @param text in their words, null where they wrote none
 */
record CounterOffer(List<Line> lines, LocalDate wishedDate, String text) {

    /** Field of the lines, whose rows are those of the version in its order. */
    static final String LINES = "wishedLines";

    static final int REMARK_LENGTH = 500;

    private static final int DECIMALS = 3;
    private static final BigDecimal TOO_MUCH = new BigDecimal("1e9");

    /**
     * @param position of the line in the version
     * @param quantity null only where the line is to go
     * @param remark null where there is none
     */
    record Line(int position, BigDecimal quantity, boolean dropped, String remark) {

        boolean differsFrom(QuoteLine line) {
            return dropped || remark != null || quantity.compareTo(line.quantity()) != 0;
        }
    }

    /** What is said of it without going into lines. */
    static CounterOffer inWords(String text) {
        return new CounterOffer(List.of(), null, text);
    }

    /**
     * Why it cannot be taken, at the field; empty when it can.
     *
     * @param sent the version it answers to
     * @param wholeUnits units that are sold whole
     */
    List<FormRefused.Problem> problems(QuoteVersion sent, LocalDate today, Set<String> wholeUnits) {
        Map<Integer, QuoteLine> known = byPosition(sent);
        Set<Integer> seen = new HashSet<>();
        if (lines.stream().anyMatch(line -> !known.containsKey(line.position()) || !seen.add(line.position()))) {
            return List.of(problem(LINES, "quote.counter.otherLines"));
        }
        List<FormRefused.Problem> problems = new ArrayList<>();
        for (int row = 0; row < lines.size(); row++) {
            look(lines.get(row), known.get(lines.get(row).position()), wholeUnits, LINES + "." + row, problems);
        }
        if (wishedDate != null && wishedDate.isBefore(today)) {
            problems.add(problem("wishedDate", "quote.refused.datePassed"));
        }
        if (problems.isEmpty() && !known.isEmpty() && seen.size() == known.size() && lines.stream().allMatch(Line::dropped)) {
            problems.add(problem(LINES, "quote.counter.allDropped"));
        }
        if (problems.isEmpty() && text == null && wishedDate == null && differences(sent).isEmpty()) {
            problems.add(problem(lines.isEmpty() ? "changeText" : LINES, "quote.counter.nothing"));
        }
        return problems;
    }

    private static void look(Line line, QuoteLine offered, Set<String> wholeUnits, String field, List<FormRefused.Problem> problems) {
        if (line.remark() != null && line.remark().length() > REMARK_LENGTH) {
            problems.add(problem(field + ".remark", "forms.problem.tooLong", REMARK_LENGTH));
        }
        if (line.dropped()) {
            return;
        }
        BigDecimal quantity = line.quantity();
        if (quantity == null || quantity.signum() <= 0) {
            problems.add(problem(field + ".quantity", "quote.counter.quantity"));
        } else if (quantity.compareTo(TOO_MUCH) >= 0) {
            problems.add(problem(field + ".quantity", "forms.problem.tooLarge"));
        } else if (quantity.stripTrailingZeros().scale() > DECIMALS) {
            problems.add(problem(field + ".quantity", "forms.problem.decimals", DECIMALS));
        } else if (wholeUnits.contains(offered.unit()) && quantity.stripTrailingZeros().scale() > 0
                && quantity.compareTo(offered.quantity()) != 0) {
            problems.add(problem(field + ".quantity", "quote.counter.whole", offered.unit()));
        }
    }

    /** The lines that are wanted otherwise than that version has them. */
    List<Line> differences(QuoteVersion sent) {
        Map<Integer, QuoteLine> known = byPosition(sent);
        return lines.stream().filter(line -> line.differsFrom(known.get(line.position()))).toList();
    }

    private static Map<Integer, QuoteLine> byPosition(QuoteVersion version) {
        return version.lines().stream().collect(Collectors.toMap(QuoteLine::position, Function.identity()));
    }

    private static FormRefused.Problem problem(String field, String key, Object... arguments) {
        return new FormRefused.Problem(field, key, List.of(arguments));
    }
}
