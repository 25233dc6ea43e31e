package eu.kapstok.erp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import eu.kapstok.engine.MissingSetting;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

class ErpConfigurationTest {

    @Configuration
    @EnableConfigurationProperties(ErpProperties.class)
    @Import(ErpConfiguration.class)
    static class ErpOnly {
    }

    private final ApplicationContextRunner start = new ApplicationContextRunner()
            .withUserConfiguration(ErpOnly.class)
            .withBean(ErpLedger.class, () -> mock(ErpLedger.class))
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
}
