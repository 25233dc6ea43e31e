package eu.kapstok.erp;

import eu.kapstok.engine.MissingSetting;
import eu.kapstok.engine.RequiredSetting;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/** What has to be said of a bridge before it is the ERP. */
@Configuration
class BridgeConfiguration {

    @Bean
    static RequiredSetting bridgeUrl() {
        return new RequiredSetting("erp.rest.url", "the bridge to the ERP, such as https://erp-bridge.example.com/v1",
                BridgeConfiguration::chosen);
    }

    @Bean
    static RequiredSetting bridgeToken() {
        return new RequiredSetting("erp.rest.token", "the token that the bridge gave out, or erp.rest.token-url",
                environment -> chosen(environment) && !signsIn(environment));
    }

    @Bean
    static RequiredSetting bridgeClient() {
        return new RequiredSetting("erp.rest.client-id", "our name at erp.rest.token-url",
                environment -> chosen(environment) && signsIn(environment));
    }

    @Bean
    static RequiredSetting bridgeSecret() {
        return new RequiredSetting("erp.rest.client-secret", "our secret at erp.rest.token-url",
                environment -> chosen(environment) && signsIn(environment));
    }

    static RestErp connect(ErpProperties.Rest settings, Environment environment, ObjectProvider<SslBundles> tls) {
        Stream.of(bridgeUrl(), bridgeToken(), bridgeClient(), bridgeSecret()).filter(one -> one.needed().test(environment))
                .forEach(one -> MissingSetting.require(environment.getProperty(one.name()), one.name(), one.meaning()));
        return new RestErp(new BridgeCalls(settings, settings.sslBundle() == null ? null
                : tls.getObject().getBundle(settings.sslBundle()).createSslContext()));
    }

    private static boolean chosen(Environment environment) {
        return ErpProperties.Mode.REST.name().equalsIgnoreCase(environment.getProperty("erp.mode"));
    }

    private static boolean signsIn(Environment environment) {
        return StringUtils.hasText(environment.getProperty("erp.rest.token-url"));
    }
}
