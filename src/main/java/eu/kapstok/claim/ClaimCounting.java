package eu.kapstok.claim;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the days of a letter are counted where the law does not say.
 *
 * @param saturdayIsWorkingDay lets posted letters arrive a day earlier
 * @param shiftEnd moves a last day that is no working day to the next one
 * @param dutchShiftEnd the same for the letter of fifteen days to a Dutch consumer, which gives a day more than the law already
 */
@ConfigurationProperties("claim.counting")
record ClaimCounting(@DefaultValue("false") boolean saturdayIsWorkingDay, @DefaultValue("true") boolean shiftEnd,
                     @DefaultValue("false") boolean dutchShiftEnd) {
}
