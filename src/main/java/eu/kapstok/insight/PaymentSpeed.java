package eu.kapstok.insight;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * How fast customers pay, from balances and sales that all include VAT.
 *
 * @param begin what was owed when the period began, null where that is not known
 * @param end what is owed when it ends
 * @param current of it what is not overdue
 * @param sales on credit in the period
 * @param days of the period
 */
public record PaymentSpeed(BigDecimal begin, BigDecimal end, BigDecimal current, BigDecimal sales, int days) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int EXACT = 10;

    /** The sales on credit of a month, or of its days up to the end of the period. */
    public record Month(BigDecimal sales, int days) {
    }

    /** A paid invoice; {@code daysLate} below 0 where it was paid before its due date. */
    public record Paid(BigDecimal amount, long daysLate) {
    }

    /** Days sales outstanding: days of sales that are not paid; null without sales. */
    public BigDecimal dso() {
        return inDays(end);
    }

    /** The days that would be left if everybody paid on the due date; null without sales. */
    public BigDecimal bestPossible() {
        return inDays(current);
    }

    /** Days by which customers pay late on the average; null without sales. */
    public BigDecimal daysDelinquent() {
        return sales.signum() <= 0 ? null : dso().subtract(bestPossible());
    }

    /**
     * Days sales outstanding by counting back: the newest sales are the ones that are not paid.
     *
     * @param months newest first
     * @return null where even all of them are less than what is owed
     */
    public BigDecimal countBack(List<Month> months) {
        BigDecimal rest = end;
        BigDecimal counted = BigDecimal.ZERO;
        for (Month month : months) {
            BigDecimal all = BigDecimal.valueOf(month.days());
            if (rest.signum() <= 0) {
                break;
            }
            if (month.sales().signum() > 0 && month.sales().compareTo(rest) >= 0) {
                return counted.add(rest.multiply(all).divide(month.sales(), EXACT, RoundingMode.HALF_UP)).setScale(2, RoundingMode.HALF_UP);
            }
            rest = rest.subtract(month.sales());
            counted = counted.add(all);
        }
        return rest.signum() > 0 ? null : counted.setScale(2, RoundingMode.HALF_UP);
    }

    /** Collection effectiveness: of all that could be collected, the part that was, in percent; null where it cannot be said. */
    public BigDecimal collectionEffectiveness() {
        if (begin == null) {
            return null;
        }
        BigDecimal collectable = begin.add(sales).subtract(current);
        return collectable.signum() <= 0 ? null : begin.add(sales).subtract(end).multiply(HUNDRED).divide(collectable, 2, RoundingMode.HALF_UP);
    }

    /**
     * Days late on the average, each euro counted once; null where nothing was paid.
     *
     * @param earlyCounts whether who pays early makes up for who pays late
     */
    public static BigDecimal weightedDaysLate(List<Paid> paid, boolean earlyCounts) {
        BigDecimal all = paid.stream().map(Paid::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal late = paid.stream().map(one -> one.amount().multiply(BigDecimal.valueOf(earlyCounts ? one.daysLate() : Math.max(0, one.daysLate()))))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return all.signum() <= 0 ? null : late.divide(all, 2, RoundingMode.HALF_UP);
    }

    private BigDecimal inDays(BigDecimal balance) {
        return sales.signum() <= 0 ? null : balance.multiply(BigDecimal.valueOf(days)).divide(sales, 2, RoundingMode.HALF_UP);
    }
}
