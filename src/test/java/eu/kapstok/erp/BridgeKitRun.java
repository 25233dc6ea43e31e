package eu.kapstok.erp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The kit against the bridge of whoever runs {@code mvn -Pbridge-kit verify -Dkapstok.bridge.url=... -Dkapstok.bridge.token=...}. */
class BridgeKitRun {

    @Test
    void bridgeKeepsToWhatIsPublished() {
        List<BridgeKit.Point> points = new BridgeKit(new BridgeKit.Settings(setting("url"), setting("token"), quotes())).run();

        System.out.println("\nBridge at " + setting("url") + "\n\n" + BridgeKit.report(points) + "\n");
        assertThat(points).filteredOn(point -> point.outcome() == BridgeKit.Outcome.FAILS).extracting(BridgeKit.Point::name).isEmpty();
    }

    private static String setting(String name) {
        String value = System.getProperty("kapstok.bridge." + name);
        assertThat(value).as("-Dkapstok.bridge.%s=... is needed", name).isNotBlank();
        return value;
    }

    private static List<String> quotes() {
        return Arrays.stream(System.getProperty("kapstok.bridge.quotes", "").split(",")).filter(number -> !number.isBlank()).toList();
    }
}
