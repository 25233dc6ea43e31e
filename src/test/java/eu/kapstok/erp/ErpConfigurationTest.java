package eu.kapstok.erp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import eu.kapstok.engine.MissingSetting;
import eu.kapstok.erp.tryton.TrytonSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.mock.env.MockEnvironment;

class ErpConfigurationTest {

    @Configuration
    @EnableConfigurationProperties({ErpProperties.class, TrytonSettings.class})
    @Import(ErpConfiguration.class)
    static class ErpOnly {
    }

    private final ApplicationContextRunner start = new ApplicationContextRunner()
            .withUserConfiguration(ErpOnly.class)
            .withBean(ErpFeed.class, () -> mock(ErpFeed.class))
            .withBean(ErpLedger.class, () -> mock(ErpLedger.class))
            .withBean(ToldQuotes.class, () -> mock(ToldQuotes.class))
            .withBean(MeterRegistry.class, SimpleMeterRegistry::new)
            .withBean(Clock.class, Clock::systemUTC);

    @Test
    void startStopsWithoutAnErpAndNamesTheSetting() {
        start.run(context -> assertThat(context).getFailure().rootCause()
                .isInstanceOf(MissingSetting.class).hasMessageContaining("erp.mode"));
    }

    @Test
    void trialErpIsRefusedOutsideTheTrial() {
        start.withPropertyValues("erp.mode=demo").run(context -> assertThat(context).getFailure().rootCause()
                .isInstanceOf(MissingSetting.class).hasMessageContaining("profile demo"));
    }

    @Test
    void trytonWithoutItsAddressOrPasswordStopsTheStartByName() {
        for (String missing : List.of("url", "database", "user", "password")) {
            List<String> settings = new ArrayList<>(List.of("erp.mode=tryton"));
            Map.of("url", "http://localhost:8000", "database", "erp", "user", "portal", "password", "secret").forEach((name, value) -> {
                if (!name.equals(missing)) {
                    settings.add("erp.tryton.%s=%s".formatted(name, value));
                }
            });
            start.withPropertyValues(settings.toArray(String[]::new)).run(context -> assertThat(context).getFailure().rootCause()
                    .isInstanceOf(MissingSetting.class).hasMessageContaining("erp.tryton." + missing));
        }
    }

    @Test
    void trytonIsTakenWhereEverythingIsSaid() {
        start.withPropertyValues("erp.mode=tryton", "erp.tryton.url=http://localhost:8000", "erp.tryton.database=erp",
                "erp.tryton.user=portal", "erp.tryton.password=secret").run(context -> assertThat(context).hasSingleBean(Erp.class));
    }

    @Test
    void bridgeWithoutItsAddressOrItsTokenIsNamed() {
        start.withPropertyValues("erp.mode=rest", "erp.rest.token=t").run(context -> assertThat(context).getFailure().rootCause()
                .isInstanceOf(MissingSetting.class).hasMessageContaining("erp.rest.url"));
        start.withPropertyValues("erp.mode=rest", "erp.rest.url=https://bridge.example/v1").run(context -> assertThat(context)
                .getFailure().rootCause().isInstanceOf(MissingSetting.class).hasMessageContaining("erp.rest.token"));
        start.withPropertyValues("erp.mode=rest", "erp.rest.url=https://bridge.example/v1", "erp.rest.token-url=https://sign-in.example",
                "erp.rest.client-id=kapstok").run(context -> assertThat(context).getFailure().rootCause()
                .isInstanceOf(MissingSetting.class).hasMessageContaining("erp.rest.client-secret"));
    }

    @Test
    void bridgeWithItsSettingsIsTheErp() {
        start.withPropertyValues("erp.mode=rest", "erp.rest.url=https://bridge.example/v1", "erp.rest.token=t")
                .run(context -> assertThat(context).hasNotFailed().hasSingleBean(Erp.class));
    }

    @Test
    void checkOfTheStartAsksForWhatTheChosenErpNeeds() {
        MockEnvironment bridge = new MockEnvironment().withProperty("erp.mode", "rest");

        assertThat(List.of(BridgeConfiguration.bridgeUrl(), BridgeConfiguration.bridgeToken())).allMatch(one -> one.needed().test(bridge));
        assertThat(BridgeConfiguration.bridgeSecret().needed().test(bridge)).isFalse();
        assertThat(BridgeConfiguration.bridgeUrl().needed().test(new MockEnvironment().withProperty("erp.mode", "demo"))).isFalse();
    }
}
