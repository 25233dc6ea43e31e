package eu.kapstok.complaint;

import java.time.LocalDate;

/**
 * What a consumer was told of the right to withdraw, and asked for, with an order.
 *
 * @param informed whether they were told, then or later
 * @param informedOn day on which they were told later, null where they were told with the order or not at all
 * @param startRequestedOn day on which they asked that a service begin within the period, null where they did not
 */
record WithdrawalTerms(boolean informed, LocalDate informedOn, LocalDate startRequestedOn) {

    /** As our shop does it: told with the order. */
    static final WithdrawalTerms USUAL = new WithdrawalTerms(true, null, null);
}
