package eu.kapstok.insight;

import java.util.List;

/**
 * One figure.
 *
 * @param count of how many it speaks, such as {@code n = 42 orders}; of what, where the value itself is how many
 * @param interval where the true value lies, null where all are counted and none is estimated
 * @param few so few answers that the figure alone would mislead
 * @param definition how it is counted, null where what is said of the whole is enough
 * @param rows pages with what was counted
 */
public record InsightFigure(String label, String value, String count, String interval, boolean few, String definition, List<Link> rows) {

    /** A page with rows behind a figure. */
    public record Link(String label, String href) {
    }

    public InsightFigure {
        rows = List.copyOf(rows);
    }

    InsightFigure(String label, String value, String count, String interval, boolean few) {
        this(label, value, count, interval, few, null, List.of());
    }

    /** A figure over all there is. */
    public static InsightFigure counted(String label, String value, String count) {
        return new InsightFigure(label, value, count, null, false);
    }

    /** The same with how it is counted and where its rows are. */
    public InsightFigure of(String itsDefinition, List<Link> itsRows) {
        return new InsightFigure(label, value, count, interval, few, itsDefinition, itsRows);
    }
}
