package eu.kapstok.contract;

import java.time.LocalTime;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param daysBefore so many days before a contract's last day to give notice, and before its end, sales is reminded
 * @param at time of that day, where the seller is
 */
@ConfigurationProperties("contract.term")
record TermSettings(int daysBefore, LocalTime at) {

    TermSettings {
        if (daysBefore < 0 || at == null) {
            throw new IllegalArgumentException("contract.term needs days-before of at least 0, and a time of the day as at");
        }
    }
}
