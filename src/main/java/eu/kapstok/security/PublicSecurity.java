package eu.kapstok.security;

import eu.kapstok.engine.PublicAddress;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.LogoutConfigurer;
import org.springframework.security.config.annotation.web.configurers.RequestCacheConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.csrf.CsrfFilter;

/** Everything else: the few public addresses by name, and nothing beside them. */
@Configuration
class PublicSecurity {

    private static final String CSRF_TOKEN = "kapstok.public.csrf";
    /** Checking a file changes nothing, and needs no session. */
    private static final String VERIFY = "/verify";

    @Bean
    @Order(4)
    SecurityFilterChain publicChain(HttpSecurity http, Environment environment, PublicAddress address) throws Exception {
        boolean demo = environment.acceptsProfiles(Profiles.of("demo"));
        return http
                .securityContext(context -> context.securityContextRepository(SignIns.BY_PATH))
                .authorizeHttpRequests(requests -> {
                    requests.requestMatchers("/", "/error", "/assets/**", "/favicon.ico", "/robots.txt",
                            "/actuator/health", "/actuator/health/**", VERIFY, VERIFY + "/*").permitAll();
                    requests.requestMatchers("/webjars/camunda/**").denyAll();
                    requests.requestMatchers("/webjars/**").permitAll();
                    if (demo) {
                        requests.requestMatchers("/demo", "/demo/**").permitAll();
                    }
                    requests.anyRequest().denyAll();
                })
                .headers(OwnPages.headers())
                .csrf(csrf -> OwnPages.csrf(csrf.ignoringRequestMatchers("/demo/api/**", VERIFY), CSRF_TOKEN))
                .addFilterBefore(new ForeignOrigin(address), CsrfFilter.class)
                .logout(LogoutConfigurer::disable)
                .requestCache(RequestCacheConfigurer::disable)
                // an address that is not there and one that is not for you look the same
                .exceptionHandling(errors -> errors
                        .authenticationEntryPoint((request, response, reason) ->
                                response.sendError(HttpServletResponse.SC_NOT_FOUND))
                        .accessDeniedHandler((request, response, reason) -> response.sendError(
                                reason instanceof CsrfException ? HttpServletResponse.SC_FORBIDDEN
                                        : HttpServletResponse.SC_NOT_FOUND)))
                .build();
    }
}
