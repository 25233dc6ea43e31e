package eu.kapstok.quote;

import eu.kapstok.security.StaffGroup;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Who has to approve a version, and why, drawn from the rows of the decision table that apply.
 *
 * @param groups in order of approval, empty when nobody has to or when it is blocked
 * @param reasons codes of all rows, in the table's order
 * @param blocked it may not go out as it is
 */
record ApprovalNeed(List<String> groups, List<String> reasons, boolean blocked) {

    /** Instead of a group: stop. */
    static final String BLOCK = "BLOCK";

    /** The sales line, lowest first; of these only the highest approves. */
    private static final List<String> SALES_LINE = List.of(StaffGroup.SALES_MANAGEMENT.id(),
            StaffGroup.SALES_DIRECTION.id(), StaffGroup.FINANCE_DIRECTION.id(), StaffGroup.MANAGEMENT.id());

    /** One row that applies. */
    record Row(String group, String reason) {
    }

    static ApprovalNeed of(List<Row> rows) {
        List<String> reasons = rows.stream().map(Row::reason).distinct().toList();
        if (rows.stream().anyMatch(row -> row.group().equals(BLOCK))) {
            return new ApprovalNeed(List.of(), reasons, true);
        }
        List<String> groups = new ArrayList<>();
        rows.stream().map(Row::group).filter(SALES_LINE::contains).max(Comparator.comparing(SALES_LINE::indexOf))
                .ifPresent(groups::add);
        Set<String> others = new LinkedHashSet<>(rows.stream().map(Row::group).toList());
        others.removeAll(SALES_LINE);
        groups.addAll(others);
        return new ApprovalNeed(List.copyOf(groups), reasons, false);
    }

    /** As the model reads it. */
    String approverGroups() {
        return blocked ? BLOCK : String.join(",", groups);
    }
}
