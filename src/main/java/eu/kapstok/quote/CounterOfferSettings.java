package eu.kapstok.quote;

import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** @param wholeUnits units that are sold whole, in every language of a quote */
@ConfigurationProperties("quote.counter-offer")
record CounterOfferSettings(Set<String> wholeUnits) {

    CounterOfferSettings {
        wholeUnits = wholeUnits == null ? Set.of() : Set.copyOf(wholeUnits);
    }
}
