package eu.kapstok.order;

import java.time.LocalTime;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param managers staff group that hears of an order which its own group did not look at, by that group's id
 * @param checkWorkingDays so many working days a group has to look at an order
 * @param at time of that day, where the seller is
 * @param reviewDays so many days after the delivery the customer may review it
 */
@ConfigurationProperties("order")
record OrderSettings(Map<String, String> managers, int checkWorkingDays, LocalTime at, int reviewDays) {

    OrderSettings {
        managers = managers == null ? Map.of() : Map.copyOf(managers);
        if (checkWorkingDays < 1 || reviewDays < 1 || at == null) {
            throw new IllegalArgumentException("order needs check-working-days and review-days of at least 1, and a time of the day as at");
        }
    }
}
