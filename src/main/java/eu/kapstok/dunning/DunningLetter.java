package eu.kapstok.dunning;

import eu.kapstok.claim.Channel;
import eu.kapstok.claim.LetterLevel;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A letter to a customer, from the decision to its way.
 *
 * @param id such as L2026-00042
 * @param claim the calculation as JSON, null before it was made
 * @param total EUR that it asks, null before
 * @param sentOn day of the e-mail or of the posting, null before
 * @param termDays that it gives
 * @param balance what the ERP said was open right before it went out
 */
record DunningLetter(String id, String customer, LetterLevel level, String language, Channel channel, State state, Instant decidedAt,
                     String claim, BigDecimal total, UUID document, LocalDate sentOn, String sentTo, int termDays, LocalDate termUntil,
                     LocalDate chargesFrom, String balance, Instant balanceAt, String stoppedWhy, List<Item> items) {

    enum State { DECIDED, RENDERED, TO_POST, SENT, STOPPED }

    /** @param open EUR that it is about */
    record Item(String receivable, BigDecimal open) {
    }
}
