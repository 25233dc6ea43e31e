package eu.kapstok.insight;

/**
 * One figure.
 *
 * @param count of how many it speaks, such as {@code n = 42 orders}; of what, where the value itself is how many
 * @param interval where the true value lies, null where all are counted and none is estimated
 * @param few so few answers that the figure alone would mislead
 */
public record InsightFigure(String label, String value, String count, String interval, boolean few) {

    /** A figure over all there is. */
    public static InsightFigure counted(String label, String value, String count) {
        return new InsightFigure(label, value, count, null, false);
    }
}
