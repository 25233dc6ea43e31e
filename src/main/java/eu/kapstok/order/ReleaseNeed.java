package eu.kapstok.order;

import java.util.List;

/**
 * What has to happen before an order is confirmed, drawn from the rows of the decision table that apply.
 *
 * @param groups that have to look at it, in the table's order; empty when nobody has to
 * @param reasons codes of why they have to
 * @param contracts templates of the contracts to be signed
 */
record ReleaseNeed(List<String> groups, List<String> reasons, List<String> contracts) {

    private static final String CHECK = "CHECK";
    private static final String CONTRACT = "CONTRACT";

    /** One row that applies. */
    record Row(String release, String group, String reason) {
    }

    static ReleaseNeed of(List<Row> rows) {
        List<Row> checks = rows.stream().filter(row -> CHECK.equals(row.release())).toList();
        return new ReleaseNeed(checks.stream().map(Row::group).distinct().toList(), checks.stream().map(Row::reason).distinct().toList(),
                rows.stream().filter(row -> CONTRACT.equals(row.release())).map(Row::reason).distinct().toList());
    }

    /** As the model reads it. */
    String checkGroups() {
        return String.join(",", groups);
    }
}
