package eu.kapstok.documents;

import eu.kapstok.engine.RequiredSetting;
import java.util.Map;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a seller must say about itself before a document may go out. */
@Configuration
class SellerSettings {

    private static final Map<String, String> REQUIRED = Map.ofEntries(
            Map.entry("name", "the company's name"),
            Map.entry("legal-form", "such as NV or BV"),
            Map.entry("street", "street and number of the seat"),
            Map.entry("postal-code", "of the seat"),
            Map.entry("city", "of the seat"),
            Map.entry("country", "of the seat, such as BE"),
            Map.entry("vat-number", "such as BE 0123.456.749"),
            Map.entry("enterprise-number", "such as 0123.456.749"),
            Map.entry("register", "the court whose register holds the company"),
            Map.entry("iban", "the account to pay to"),
            Map.entry("mail", "the address customers write to"),
            Map.entry("phone", "the number customers call"),
            Map.entry("web", "the company's site, such as www.example.com"),
            Map.entry("terms-version", "version of the general terms and conditions, such as 2026-01"));

    @Bean
    static BeanDefinitionRegistryPostProcessor sellerMustSayWhoItIs() {
        return registry -> REQUIRED.forEach((name, meaning) -> registry.registerBeanDefinition(
                "kapstok.seller." + name, new RootBeanDefinition(RequiredSetting.class,
                        () -> new RequiredSetting("kapstok.seller." + name, meaning))));
    }
}
