package eu.kapstok.contract;

import java.math.BigDecimal;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How far a signature goes where nobody entered it.
 *
 * @param withoutEntry EUR up to which a customer's signatory signs alone without an entered mandate
 * @param countersign EUR up to which each of our own signatories countersigns
 * @param countersignLimits EUR by user id, in place of that; who stands here countersigns contracts without an amount too
 */
@ConfigurationProperties("contract.mandate")
record MandateSettings(BigDecimal withoutEntry, BigDecimal countersign, Map<String, BigDecimal> countersignLimits) {

    MandateSettings {
        countersignLimits = countersignLimits == null ? Map.of() : Map.copyOf(countersignLimits);
        if (withoutEntry == null || withoutEntry.signum() < 0 || countersign == null || countersign.signum() < 0
                || countersignLimits.values().stream().anyMatch(limit -> limit.signum() < 0)) {
            throw new IllegalArgumentException("contract.mandate needs without-entry and countersign, and as countersign-limits amounts by user id: EUR, none below 0");
        }
    }
}
