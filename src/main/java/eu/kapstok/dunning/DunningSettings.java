package eu.kapstok.dunning;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param releaseAbove a run that would send more letters waits until credit control releases it
 * @param paidDays so many days a payment that the customer says was made has to come in
 * @param remindDays so many days before a promise or a part of a plan is due the customer is reminded
 */
@ConfigurationProperties("dunning")
record DunningSettings(int releaseAbove, int paidDays, @DefaultValue("2") int remindDays) {

    DunningSettings {
        if (releaseAbove < 0 || paidDays < 1 || remindDays < 0) {
            throw new IllegalArgumentException("dunning needs release-above of at least 0, paid-days of at least 1 and remind-days of at least 0");
        }
    }
}
