package eu.kapstok.security;

import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** What every page of our own tells the browser: nothing inline, nothing foreign, no frames. */
final class OwnPages {

    static final String CONTENT_POLICY = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
            + "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
    private static final String FEATURES = "camera=(), microphone=(), geolocation=(), payment=(), usb=()";

    private OwnPages() {
    }

    static Customizer<HeadersConfigurer<HttpSecurity>> headers() {
        return headers -> common(headers).contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY));
    }

    /** The headers that do not get in the way of Camunda's web apps, which bring a content policy of their own. */
    static HeadersConfigurer<HttpSecurity> common(HeadersConfigurer<HttpSecurity> headers) {
        return headers
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(features -> features.policy(FEATURES));
    }

    /** Tokens in the session: a cookie would clash with that of Camunda's web apps. */
    static void csrf(CsrfConfigurer<HttpSecurity> csrf, String attribute) {
        HttpSessionCsrfTokenRepository tokens = new HttpSessionCsrfTokenRepository();
        tokens.setSessionAttributeName(attribute);
        csrf.csrfTokenRepository(tokens);
    }
}
