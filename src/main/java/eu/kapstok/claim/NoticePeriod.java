package eu.kapstok.claim;

import java.time.LocalDate;

/**
 * The time a letter gives to pay.
 *
 * @param start first day that counts
 * @param lastFreeDay last day on which payment costs nothing more
 * @param chargesFrom first day on which it may
 */
public record NoticePeriod(LocalDate start, LocalDate lastFreeDay, LocalDate chargesFrom) {

    public boolean expired(LocalDate on) {
        return !on.isBefore(chargesFrom);
    }
}
