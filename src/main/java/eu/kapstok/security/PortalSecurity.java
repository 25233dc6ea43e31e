package eu.kapstok.security;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfFilter;

/** Customers' pages: contacts who signed in by mail. */
@Configuration
class PortalSecurity {

    static final String CSRF_TOKEN = "kapstok.contact.csrf";
    static final String SIGN_IN = "/portal/sign-in";

    @Bean
    @Order(1)
    SecurityFilterChain portalChain(HttpSecurity http) throws Exception {
        return http
                .securityMatcher("/portal", "/portal/**")
                .securityContext(context -> context.securityContextRepository(SignIns.CONTACT))
                .authorizeHttpRequests(requests -> requests
                        .requestMatchers(SIGN_IN, SIGN_IN + "/**", "/portal/link/**").permitAll()
                        .anyRequest().hasAuthority(ContactAuthentication.CONTACT))
                .headers(OwnPages.headers())
                .csrf(csrf -> OwnPages.csrf(csrf, CSRF_TOKEN))
                .addFilterBefore(new ForeignOrigin(), CsrfFilter.class)
                .logout(logout -> logout.logoutUrl("/portal/logout")
                        .invalidateHttpSession(false)
                        .addLogoutHandler((request, response, authentication) -> SignIns.endContact(request))
                        .logoutSuccessUrl(SIGN_IN + "?out"))
                .exceptionHandling(errors -> errors.authenticationEntryPoint(new SignInFirst(SIGN_IN)))
                .build();
    }
}
