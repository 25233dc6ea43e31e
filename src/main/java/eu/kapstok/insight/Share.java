package eu.kapstok.insight;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** A part of a whole that is counted, such as the satisfied among all who answered. */
public record Share(long part, long whole) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public Share {
        if (part < 0 || part > whole) {
            throw new IllegalArgumentException("%d of %d".formatted(part, whole));
        }
    }

    /** With two decimals, half up; null where the whole is nothing. */
    public BigDecimal percent() {
        return whole == 0 ? null
                : BigDecimal.valueOf(part).multiply(HUNDRED).divide(BigDecimal.valueOf(whole), 2, RoundingMode.HALF_UP);
    }

    /** In percent with one decimal, after Wilson; null where the whole is nothing. */
    public Interval interval() {
        if (whole == 0) {
            return null;
        }
        double share = (double) part / whole;
        double widening = Interval.Z * Interval.Z / whole;
        double middle = share + widening / 2;
        double reach = Interval.Z * Math.sqrt(share * (1 - share) / whole + widening / (4 * whole));
        return Interval.of(100 * (middle - reach) / (1 + widening), 100 * (middle + reach) / (1 + widening), 0, 100, 1);
    }
}
