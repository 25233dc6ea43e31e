package eu.kapstok.erp;

import java.time.Duration;

/** Settings of a bridge for a test. */
final class BridgeSettings {

    private BridgeSettings() {
    }

    static ErpProperties.Rest of(String url, String token) {
        return new ErpProperties.Rest(url, token, null, null, null, null, Duration.ofSeconds(2), Duration.ofSeconds(20), 4);
    }

    static ErpProperties.Rest withSignIn(String url, String tokenUrl) {
        return new ErpProperties.Rest(url, null, tokenUrl, "kapstok", "client-secret", null, Duration.ofSeconds(2),
                Duration.ofSeconds(20), 4);
    }

    static ErpProperties.Limits limits(Duration each) {
        return new ErpProperties.Limits(each, each, 4, Duration.ofSeconds(5), 1000, Duration.ofSeconds(30), Duration.ofSeconds(15));
    }
}
