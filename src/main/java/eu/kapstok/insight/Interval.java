package eu.kapstok.insight;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Where the true value lies in 95 of 100 cases, when those who answered stand for all. */
public record Interval(BigDecimal low, BigDecimal high) {

    /** Of the normal distribution, for 95 %. */
    static final double Z = 1.959964;

    /** Between the least and the most that the value can be. */
    static Interval of(double low, double high, int least, int most, int decimals) {
        return new Interval(rounded(Math.max(low, least), decimals), rounded(Math.min(high, most), decimals));
    }

    private static BigDecimal rounded(double value, int decimals) {
        return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
    }
}
