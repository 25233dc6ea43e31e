package eu.kapstok.dunning;

import eu.kapstok.claim.ClaimLine;
import eu.kapstok.claim.PayTo;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What a customer owes, as they see it.
 *
 * @param seenAt when the ERP said so, null when it never did
 * @param overdue EUR of what is past due
 * @param charges EUR that letters asked beside it
 * @param lines how the charges were calculated
 * @param payTo how all that is due is paid, null when nothing is; without what is disputed, of a plan only the part that is next
 * @param payNotes message keys of what the sum to pay is
 * @param policy what the customer may promise, null where nothing is overdue
 * @param latest last day that may be promised
 */
record OwedView(Instant seenAt, List<Row> rows, BigDecimal open, BigDecimal overdue, BigDecimal charges, List<ClaimLine> lines, PayTo payTo,
                List<String> payNotes, Policy policy, LocalDate latest, List<Promise> promises, List<Plan> plans, List<DunningLetter> letters) {

    /**
     * One invoice or credit note.
     *
     * @param daysLate below 1 for what is not overdue
     * @param state OPEN, OVERDUE, CREDIT, DISPUTED, PROMISED, PLANNED or HANDED_OVER
     * @param dispute case that says that it is not right, null where none does
     */
    record Row(String name, String invoice, LocalDate date, LocalDate due, long daysLate, BigDecimal total, BigDecimal open, String state,
               String dispute) {

        public String css() {
            return switch (state) {
                case "OVERDUE", "HANDED_OVER" -> "state-bad";
                case "CREDIT" -> "state-good";
                case "OPEN" -> "";
                default -> "state-busy";
            };
        }
    }

    /** Whether there is something that a promise or a plan could be about. */
    public boolean mayAgree() {
        return rows.stream().anyMatch(row -> row.state().equals("OVERDUE"));
    }
}
