package eu.kapstok.complaint;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A complaint as its page shows it.
 *
 * @param orders numbers of the orders it is about
 * @param outcome null before a decision
 * @param objectionUntil last day to object, null where nobody can
 * @param mayWithdraw the customer can still take it back
 * @param mayWrite a word or a photo can still be added
 * @param late whether something of it was late
 * @param withdrawal whether it is a consumer's withdrawal from a contract
 */
record ComplaintView(String number, ComplaintState state, String customer, String contact, ComplaintReason reason, Wish wish,
                     String description, String whyNoLines, String invoice, List<ComplaintLine> lines, List<String> orders,
                     List<ComplaintPhotos.Shown> photos, Resolution outcome, BigDecimal amount, String grounds, Closing closing,
                     LocalDate objectionUntil, Instant reportedAt, Instant answerDue, Instant answeredAt, Instant settlementDue, Instant closedAt,
                     boolean late, boolean mayWithdraw, boolean mayWrite, List<Told> history, String team, String proposal, String basis,
                     String authority, BigDecimal worth, RootCause cause, String enteredBy, Channel channel, boolean withdrawal) {

    /** @param by null where it happened by itself */
    record Told(String text, String by, Instant at) {
    }

    /** Where the words for it are that differ between complaints and withdrawals. */
    public String words() {
        return withdrawal ? "withdrawal.page." : "complaint.page.";
    }

    /** Colour of its state. */
    public String css() {
        return state.css();
    }

    /** Something happens by itself in a moment. */
    public boolean underway() {
        return state == ComplaintState.REPORTED || state == ComplaintState.DECIDED;
    }
}
