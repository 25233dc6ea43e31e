package eu.kapstok.dunning;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A promise to pay.
 *
 * @param promisedOn last day on which it is kept
 * @param paidOn day on which the customer says to have paid, null for a promise to come
 * @param amount EUR
 */
record Promise(String id, String customer, Instant madeAt, String madeBy, LocalDate promisedOn, LocalDate paidOn, BigDecimal amount,
               State state) {

    enum State { OPEN, KEPT, BROKEN, CANCELLED }
}
