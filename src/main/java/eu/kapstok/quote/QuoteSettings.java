package eu.kapstok.quote;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** @param managers staff group that hears of an approval which its own group left waiting, by that group's id */
@ConfigurationProperties("quote.approval")
record QuoteSettings(Map<String, String> managers) {

    QuoteSettings {
        managers = managers == null ? Map.of() : Map.copyOf(managers);
    }
}
