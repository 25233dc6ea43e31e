package eu.kapstok.quote;

import java.time.LocalTime;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * When we come back to a customer who does not answer.
 *
 * @param reminderWorkingDays so many working days before the last day of validity the customer is reminded
 * @param callWorkingDays so many working days after the sending the customer is called
 * @param at time of the day for both, where the seller is
 */
@ConfigurationProperties("quote.answer")
record AnswerSettings(int reminderWorkingDays, int callWorkingDays, LocalTime at) {

    AnswerSettings {
        if (reminderWorkingDays < 1 || callWorkingDays < 1 || at == null) {
            throw new IllegalArgumentException(
                    "quote.answer needs reminder-working-days and call-working-days of at least 1, and a time of the day as at");
        }
    }
}
