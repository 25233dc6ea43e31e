package eu.kapstok.security;

import eu.kapstok.engine.PublicAddress;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.annotation.web.configurers.RequestCacheConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;

/** The engine's REST, our JSON for staff and the figures for monitoring: HTTP Basic at every call, no session. */
@Configuration
class RestSecurity {

    /** @param openMetrics lets anybody read the figures, where only the monitoring reaches the port */
    @ConfigurationProperties("kapstok.security")
    record Settings(boolean openMetrics) {
    }

    @Bean
    @Order(3)
    SecurityFilterChain restChain(HttpSecurity http, StaffSignIn signIn, IdentityService identity, Settings settings,
                                  PublicAddress address) throws Exception {
        return http
                .securityMatcher("/engine-rest", "/engine-rest/**", "/api", "/api/**", "/actuator/prometheus")
                .authenticationProvider(signIn)
                .authorizeHttpRequests(requests -> {
                    if (settings.openMetrics()) {
                        requests.requestMatchers("/actuator/prometheus").permitAll();
                    }
                    requests.requestMatchers("/actuator/prometheus")
                            .hasAuthority(StaffAuthentication.group(StaffGroup.CAMUNDA_ADMIN));
                    // signed by the ERP, checked where it is read
                    requests.requestMatchers("/api/erp/events").permitAll();
                    // what a bridge to an ERP has to answer is no secret
                    requests.requestMatchers(HttpMethod.GET, "/api/erp/openapi.yaml").permitAll();
                    requests.requestMatchers("/engine-rest", "/engine-rest/**").hasAuthority(StaffAuthentication.STAFF);
                    requests.requestMatchers("/api/staff/**").hasAuthority(StaffAuthentication.SEES_CUSTOMERS);
                    requests.anyRequest().denyAll();
                })
                .httpBasic(basic -> basic.realmName("Kapstok"))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(RequestCacheConfigurer::disable)
                .csrf(CsrfConfigurer::disable)
                .headers(OwnPages.headers())
                .addFilterBefore(new ForeignOrigin(address), BasicAuthenticationFilter.class)
                .addFilterAfter(new EngineIdentity(identity), AuthorizationFilter.class)
                .build();
    }
}
