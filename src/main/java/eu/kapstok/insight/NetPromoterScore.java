package eu.kapstok.insight;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** How many more of those who answered would recommend us than would not. */
public record NetPromoterScore(long promoters, long passives, long detractors) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int MOST = 10;

    /** From this answer on somebody is a promoter. */
    public static final int PROMOTER = 9;
    /** Up to this answer somebody is a detractor. */
    public static final int DETRACTOR = 6;

    /** @param answers from 0 to 10 */
    public static NetPromoterScore of(Answers answers) {
        return new NetPromoterScore(answers.between(PROMOTER, MOST), answers.between(DETRACTOR + 1, PROMOTER - 1),
                answers.between(0, DETRACTOR));
    }

    public long n() {
        return promoters + passives + detractors;
    }

    /** Percent of promoters less percent of detractors, from -100 to 100, whole, half up; null where nobody answered. */
    public BigDecimal value() {
        return n() == 0 ? null : BigDecimal.valueOf(promoters - detractors).multiply(HUNDRED)
                .divide(BigDecimal.valueOf(n()), 0, RoundingMode.HALF_UP);
    }

    /** Adjusted Wald (Rocks 2016), which holds for few answers as well; null where nobody answered. */
    public Interval interval() {
        if (n() == 0) {
            return null;
        }
        double all = n() + 3;
        double would = (promoters + 0.75) / all;
        double wouldNot = (detractors + 0.75) / all;
        double middle = would - wouldNot;
        double reach = Interval.Z * Math.sqrt((would + wouldNot - middle * middle) / all);
        return Interval.of(100 * (middle - reach), 100 * (middle + reach), -100, 100, 0);
    }
}
