package eu.kapstok.complaint;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A consumer's statement that they withdraw from a contract.
 *
 * @param complaint number of the case that it began
 * @param name as the consumer gave or confirmed it
 * @param mail where the confirmation went
 * @param lastDay of the period, null while goods were still on their way
 * @param whole whether it is about all of the order
 * @param stopped whether the order was called off before goods left, null where nothing was to be stopped
 */
record Withdrawal(String complaint, String order, String customer, UUID contactId, String name, String mail, String language,
                  Instant declaredAt, LocalDate lastDay, boolean whole, Boolean stopped) {

    /** Whether the order was called off before goods left. */
    boolean orderStopped() {
        return Boolean.TRUE.equals(stopped);
    }
}
