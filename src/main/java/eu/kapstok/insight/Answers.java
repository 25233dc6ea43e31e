package eu.kapstok.insight;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

/**
 * What customers answered on a scale.
 *
 * @param counts how often each score was given
 */
public record Answers(Map<Integer, Long> counts) {

    /** Below it a score alone would mislead. */
    public static final int ENOUGH = 30;

    public Answers {
        counts = Map.copyOf(counts);
    }

    /** How many answered. */
    public long n() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    public boolean few() {
        return n() < ENOUGH;
    }

    public long of(int score) {
        return counts.getOrDefault(score, 0L);
    }

    /** Answers from one score to another, both included, among all. */
    public Share share(int from, int to) {
        return new Share(between(from, to), n());
    }

    /** With two decimals, half up; null where nobody answered. */
    public BigDecimal mean() {
        long sum = counts.entrySet().stream().mapToLong(entry -> entry.getKey() * entry.getValue()).sum();
        return n() == 0 ? null : BigDecimal.valueOf(sum).divide(BigDecimal.valueOf(n()), 2, RoundingMode.HALF_UP);
    }

    long between(int from, int to) {
        return counts.entrySet().stream().filter(entry -> entry.getKey() >= from && entry.getKey() <= to)
                .mapToLong(Map.Entry::getValue).sum();
    }
}
