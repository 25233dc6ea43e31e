package eu.kapstok.complaint;

import java.math.BigDecimal;

/**
 * What is to come of a complaint.
 *
 * @param amount EUR excluding VAT, of a price reduction or voucher; null otherwise
 * @param grounds why, as the customer reads it; null where the table alone decides
 * @param rejectReason code, null unless it is rejected
 * @param by who of ours decided, null where nobody had to
 */
record Decision(Resolution resolution, BigDecimal amount, boolean goodsBack, String grounds, String rejectReason, String by) {
}
