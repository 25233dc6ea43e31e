package eu.kapstok.complaint;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * Goods of a complaint that come back.
 *
 * @param number on the label, such as {@code R2026-00017}
 * @param complaint number of the complaint
 * @param round from 1; a complaint that is judged anew may have goods sent back anew
 * @param customer customer number
 * @param inErp whether the ERP keeps it; otherwise the warehouse counts here alone
 * @param documentId instructions with the label, null before they were made
 * @param remindedAt null before, as {@code inspectedAt} and {@code closedAt}
 * @param closedAt nothing more is waited for
 */
record GoodsReturn(String number, String complaint, int round, String customer, Instant authorizedAt, boolean inErp, UUID documentId,
                   Instant remindedAt, Instant inspectedAt, String inspectedBy, Instant closedAt, List<Line> lines,
                   List<Parcel> parcels) {

    /** What became of it, as the domain's list of states says. */
    enum State { LABEL_SENT, IN_TRANSIT, RECEIVED, INSPECTED, CLOSED }

    /**
     * @param complaintLine place of the line in the complaint, from 1
     * @param grade A as new, B opened, C damaged, D unusable; null before it was looked at, as {@code asDescribed}
     * @param remark what was found, null where nothing was written
     */
    record Line(int position, int complaintLine, String order, int orderLine, String product, String description, String unit,
                BigDecimal announced, BigDecimal received, String grade, Boolean asDescribed, String remark) {

        BigDecimal missing() {
            return announced.subtract(received).max(BigDecimal.ZERO);
        }
    }

    /** @param receivedBy who of ours counted it, null where the ERP told it */
    record Parcel(int number, LocalDate receivedOn, String receivedBy) {
    }

    /** The number that a complaint's returns have, the same whenever it is asked. */
    static String number(String complaint, int round) {
        return "R" + complaint.substring(1) + (round == 1 ? "" : "-" + round);
    }

    boolean complete() {
        return lines.stream().allMatch(line -> line.missing().signum() == 0);
    }

    /** Whether some of it came. */
    boolean anything() {
        return lines.stream().anyMatch(line -> line.received().signum() > 0);
    }

    public boolean open() {
        return closedAt == null && inspectedAt == null;
    }

    public State state() {
        if (inspectedAt != null) {
            return State.INSPECTED;
        }
        if (closedAt != null) {
            return State.CLOSED;
        }
        return complete() ? State.RECEIVED : parcels.isEmpty() ? State.LABEL_SENT : State.IN_TRANSIT;
    }

    /** What the next parcel is called. */
    int nextParcel() {
        return parcels.stream().mapToInt(Parcel::number).max().orElse(0) + 1;
    }
}
