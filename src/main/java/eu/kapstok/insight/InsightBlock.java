package eu.kapstok.insight;

import java.util.List;

/**
 * Figures about one thing, with what they mean.
 *
 * @param definition what is counted, over what, and how
 * @param figures the few that matter most
 * @param table all of them; without rows there is nothing to show but {@code empty}
 * @param chart how the table is drawn, null: not at all
 * @param empty what is said where there is nothing to count
 */
public record InsightBlock(String title, String definition, List<InsightFigure> figures, InsightTable table, Chart chart, String empty) {

    /** BARS lie, one for each row; COLUMNS stand; LINES go on from row to row. */
    public enum Chart { BARS, COLUMNS, LINES }

    public InsightBlock {
        figures = List.copyOf(figures);
    }

    /** Where nothing was counted. */
    public static InsightBlock empty(String title, String definition, String empty) {
        return new InsightBlock(title, definition, List.of(), new InsightTable(List.of(), List.of()), null, empty);
    }

    public boolean hasRows() {
        return !table.rows().isEmpty();
    }
}
