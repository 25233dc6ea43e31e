package eu.kapstok.contract;

import java.time.LocalTime;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param firstReminderWorkingDays so many working days after the invitation a signer is reminded, and once more after {@code second}
 * @param at time of that day, where the seller is
 */
@ConfigurationProperties("contract.signing")
record ContractSettings(int firstReminderWorkingDays, int secondReminderWorkingDays, LocalTime at) {

    ContractSettings {
        if (firstReminderWorkingDays < 1 || secondReminderWorkingDays <= firstReminderWorkingDays || at == null) {
            throw new IllegalArgumentException("contract.signing needs first-reminder-working-days of at least 1, more of second-reminder-working-days, "
                    + "and a time of the day as at");
        }
    }
}
