package eu.kapstok.signing;

import eu.kapstok.engine.RequiredSetting;
import java.util.function.Predicate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** What an installation has to say about its signatures. */
@Configuration
class SigningConfiguration {

    private static final String MODE = "kapstok.signing.mode";

    @Bean
    static RequiredSetting signingMode() {
        return new RequiredSetting(MODE, "pkcs12 (a key in a file), pkcs11 (a key in a token), or trial (a key that nobody trusts)");
    }

    @Bean
    static RequiredSetting signingKeyStore() {
        return new RequiredSetting("kapstok.signing.key-store", "the PKCS#12 file with the key of the seal", by("pkcs12"));
    }

    @Bean
    static RequiredSetting signingPassword() {
        return new RequiredSetting("kapstok.signing.password", "the password of the key of the seal",
                environment -> by("pkcs12").test(environment) || by("pkcs11").test(environment));
    }

    @Bean
    static RequiredSetting signingLibrary() {
        return new RequiredSetting("kapstok.signing.pkcs11-library", "the driver of the token that holds the key of the seal", by("pkcs11"));
    }

    @Bean
    static RequiredSetting timeStampAuthority() {
        return new RequiredSetting("kapstok.signing.time-stamp.url", "the address of a time-stamp authority (RFC 3161)",
                environment -> by("pkcs12").test(environment) || by("pkcs11").test(environment));
    }

    private static Predicate<Environment> by(String mode) {
        return environment -> mode.equalsIgnoreCase(environment.getProperty(MODE));
    }
}
