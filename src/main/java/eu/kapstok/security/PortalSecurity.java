package eu.kapstok.security;

import eu.kapstok.customer.CustomerService;
import eu.kapstok.engine.PublicAddress;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.logout.LogoutFilter;
import org.springframework.security.web.csrf.CsrfFilter;

/** Customers' pages: contacts who signed in by mail. */
@Configuration
class PortalSecurity {

    static final String CSRF_TOKEN = "kapstok.contact.csrf";
    static final String SIGN_IN = "/portal/sign-in";
    static final String PERSONAL_LINK = "/portal/link";
    static final String INVITATION = "/portal/invitation/link";

    @Bean
    @Order(1)
    SecurityFilterChain portalChain(HttpSecurity http, CustomerService customers, RememberedDevices devices,
                                    ContactSession sessions, PublicAddress address) throws Exception {
        return http
                .securityMatcher("/portal", "/portal/**")
                .securityContext(context -> context.securityContextRepository(SignIns.CONTACT))
                .authorizeHttpRequests(requests -> requests
                        .requestMatchers(SIGN_IN, SIGN_IN + "/**", PERSONAL_LINK + "/**", INVITATION + "/**").permitAll()
                        .anyRequest().hasAuthority(ContactAuthentication.CONTACT))
                .headers(OwnPages.headers())
                .csrf(csrf -> OwnPages.csrf(csrf, CSRF_TOKEN))
                .addFilterBefore(new ForeignOrigin(address), CsrfFilter.class)
                .addFilterBefore(new ContactUpToDate(customers, devices, sessions), LogoutFilter.class)
                .requestCache(cache -> cache.requestCache(new WantedPage()))
                .logout(logout -> logout.logoutUrl("/portal/logout")
                        .invalidateHttpSession(false)
                        .addLogoutHandler((request, response, authentication) -> sessions.end(request, response))
                        .logoutSuccessUrl(SIGN_IN + "?out"))
                .exceptionHandling(errors -> errors.authenticationEntryPoint(new SignInFirst(SIGN_IN)))
                .build();
    }
}
