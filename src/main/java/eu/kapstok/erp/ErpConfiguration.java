package eu.kapstok.erp;

import eu.kapstok.engine.MissingSetting;
import eu.kapstok.engine.RequiredSetting;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** Chooses the ERP and puts the guard before it. */
@Configuration
class ErpConfiguration {

    private static final RequiredSetting MODE = new RequiredSetting("erp.mode", "the ERP to work with; demo exists in profile demo only");

    @Bean
    static RequiredSetting erpMode() {
        return MODE;
    }

    @Bean
    GuardedErp erp(ErpProperties properties, Environment environment, ErpLedger ledger, MeterRegistry meters,
                   ObjectProvider<DemoErpDatabase> demoDatabase, ObjectProvider<DemoErpStore> demoStore,
                   ObjectProvider<DemoErpOrders> demoOrders, ObjectProvider<DemoErpPrices> demoPrices,
                   ObjectProvider<DemoErpSales> demoSales, ObjectProvider<DemoErpInvoices> demoInvoices, Clock clock) {
        if (properties.mode() == null
                || properties.mode() == ErpProperties.Mode.DEMO && !environment.acceptsProfiles(Profiles.of("demo"))) {
            throw new MissingSetting(MODE.name(), MODE.meaning());
        }
        Erp adapter = switch (properties.mode()) {
            case DEMO -> new DemoErpAdapter(demoDatabase.getObject(), demoStore.getObject(), demoOrders.getObject(),
                    demoPrices.getObject(), demoSales.getObject(), demoInvoices.getObject(), clock);
        };
        return new GuardedErp(adapter, properties.limits(), ledger, meters);
    }

    @Bean
    HealthIndicator erpHealthIndicator(Erp erp) {
        return () -> erp.available() ? Health.up().build() : Health.down().build();
    }
}
