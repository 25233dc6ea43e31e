package eu.kapstok.insight;

import java.math.BigDecimal;
import java.util.List;

/**
 * Figures in rows; the first column names the row.
 *
 * @param rows each with a cell for every column but the first
 */
public record InsightTable(List<Column> columns, List<Row> rows) {

    /** What a row means, for its colour in the chart. */
    public enum Tone { PLAIN, GOOD, MIDDLE, BAD }

    /**
     * @param unit of its numbers, null where none
     * @param charted drawn in the chart
     */
    public record Column(String label, String unit, boolean charted) {

        public static Column plain(String label) {
            return new Column(label, null, false);
        }

        public static Column charted(String label) {
            return new Column(label, null, true);
        }

        /** As a program that only has the numbers needs it. */
        public String full() {
            return unit == null ? label : label + " (" + unit + ")";
        }
    }

    /**
     * @param axis its name where there is little room
     * @param href page with what was counted, null where none
     */
    public record Row(String label, String axis, Tone tone, String href, List<Cell> cells) {

        public Row {
            cells = List.copyOf(cells);
        }

        public Row(String label, String axis, List<Cell> cells) {
            this(label, axis, Tone.PLAIN, null, cells);
        }
    }

    /**
     * @param text as people read it
     * @param value as programs read it, null for none
     */
    public record Cell(String text, Object value) {

        public static final Cell NONE = new Cell("–", null);

        public boolean number() {
            return value instanceof BigDecimal;
        }
    }

    /** Whether numbers stand in that column. */
    public boolean numbers(int column) {
        return column > 0 && rows.stream().anyMatch(row -> row.cells().get(column - 1).number());
    }

    public InsightTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }
}
