package eu.kapstok.dunning;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param releaseAbove a run that would send more letters waits until credit control releases it
 * @param paidDays so many days a payment that the customer says was made has to come in
 */
@ConfigurationProperties("dunning")
record DunningSettings(int releaseAbove, int paidDays) {

    DunningSettings {
        if (releaseAbove < 0 || paidDays < 1) {
            throw new IllegalArgumentException("dunning needs release-above of at least 0 and paid-days of at least 1");
        }
    }
}
