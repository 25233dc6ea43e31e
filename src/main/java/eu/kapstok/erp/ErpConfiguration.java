package eu.kapstok.erp;

import eu.kapstok.engine.MissingSetting;
import eu.kapstok.engine.RequiredSetting;
import eu.kapstok.erp.tryton.TrytonErp;
import eu.kapstok.erp.tryton.TrytonSettings;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** Chooses the ERP and puts the guard before it. */
@Configuration
class ErpConfiguration {

    private static final RequiredSetting MODE = new RequiredSetting("erp.mode", "the ERP to work with: tryton, or rest for a bridge; demo exists in profile demo only");

    @Bean
    static RequiredSetting erpMode() {
        return MODE;
    }

    @Bean
    static RequiredSetting trytonUrl() {
        return forTryton("url", "the address of the Tryton server without the database, such as https://tryton.example.com");
    }

    @Bean
    static RequiredSetting trytonDatabase() {
        return forTryton("database", "the name of Tryton's database");
    }

    @Bean
    static RequiredSetting trytonUser() {
        return forTryton("user", "a Tryton user of the seller's company who may work with sales, parties, stock and invoices");
    }

    @Bean
    static RequiredSetting trytonPassword() {
        return forTryton("password", "that user's password");
    }

    @Bean
    GuardedErp erp(ErpProperties properties, Environment environment, ErpLedger ledger, MeterRegistry meters,
                   ObjectProvider<DemoErpDatabase> demoDatabase, ObjectProvider<DemoErpStore> demoStore,
                   ObjectProvider<DemoErpOrders> demoOrders, ObjectProvider<DemoErpPrices> demoPrices,
                   ObjectProvider<DemoErpSales> demoSales, ObjectProvider<DemoErpInvoices> demoInvoices,
                   ObjectProvider<DemoErpAfterSales> demoAfterSales, TrytonSettings tryton,
                   ObjectProvider<ToldQuotes> told, ObjectProvider<SslBundles> tls, Clock clock) {
        if (properties.mode() == null
                || properties.mode() == ErpProperties.Mode.DEMO && !environment.acceptsProfiles(Profiles.of("demo"))) {
            throw new MissingSetting(MODE.name(), MODE.meaning());
        }
        Erp adapter = switch (properties.mode()) {
            case DEMO -> new DemoErpAdapter(demoDatabase.getObject(), demoStore.getObject(), demoOrders.getObject(),
                    demoPrices.getObject(), demoSales.getObject(), demoInvoices.getObject(), demoAfterSales.getObject(), clock);
            case TRYTON -> {
                ToldQuotes toldQuotes = told.getObject();
                yield new TrytonErp(complete(tryton), properties.limits().read(), properties.limits().write(), toldQuotes::version, clock,
                        tryton.sslBundle() == null ? null : tls.getObject().getBundle(tryton.sslBundle()).createSslContext());
            }
            case REST -> BridgeConfiguration.connect(properties.rest(), environment, tls);
        };
        return new GuardedErp(adapter, properties.limits(), ledger, meters);
    }

    private static TrytonSettings complete(TrytonSettings tryton) {
        MissingSetting.require(tryton.url() == null ? null : tryton.url().toString(), trytonUrl().name(), trytonUrl().meaning());
        MissingSetting.require(tryton.database(), trytonDatabase().name(), trytonDatabase().meaning());
        MissingSetting.require(tryton.user(), trytonUser().name(), trytonUser().meaning());
        MissingSetting.require(tryton.password(), trytonPassword().name(), trytonPassword().meaning());
        return tryton;
    }

    private static RequiredSetting forTryton(String name, String meaning) {
        return new RequiredSetting("erp.tryton." + name, meaning,
                environment -> ErpProperties.Mode.TRYTON.name().equalsIgnoreCase(environment.getProperty(MODE.name())));
    }

    @Bean
    HealthIndicator erpHealthIndicator(Erp erp, ErpFeed feed) {
        return new ErpHealth(erp, feed);
    }
}
