package eu.kapstok.security;

import eu.kapstok.engine.PublicAddress;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.CacheControlHeadersWriter;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Camunda's web apps and our staff pages: one sign-in with the engine's users. */
@Configuration
class StaffSecurity {

    static final String CSRF_TOKEN = "kapstok.staff.csrf";
    static final String SIGN_IN = "/login";

    private static final RequestMatcher WEB_APPS = path("/camunda/**");
    private static final RequestMatcher WEB_APP_CALLS = path("/camunda/api/**");
    /** Megabytes that are the same for everybody: the browser may keep them and ask whether they changed. */
    private static final RequestMatcher WEB_APP_FILES = new OrRequestMatcher(path("/camunda/lib/**"), path("/camunda/assets/**"),
            path("/camunda/app/{app}/{file:.+\\.(?:js|css)}"), path("/camunda/app/{app}/locales/**"),
            path("/camunda/app/{app}/styles/**"), path("/camunda/app/{app}/scripts/**"));
    private static final RequestMatcher SIGN_OUT = new OrRequestMatcher(
            PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, "/logout"),
            PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, "/camunda/api/admin/auth/user/{engine}/logout"));

    @Bean
    @Order(2)
    SecurityFilterChain staffChain(HttpSecurity http, StaffSignIn signIn, StaffDirectory staff, PublicAddress address)
            throws Exception {
        RequestCache wantedPages = wantedPages();
        return http
                .securityMatcher("/camunda", "/camunda/**", "/staff", "/staff/**", SIGN_IN, "/logout")
                .securityContext(context -> context.securityContextRepository(SignIns.STAFF))
                .authenticationProvider(signIn)
                .authorizeHttpRequests(requests -> requests
                        .requestMatchers(SIGN_IN).permitAll()
                        .requestMatchers("/camunda", "/camunda/**", "/staff/models", "/staff/models/**")
                        .hasAuthority(StaffAuthentication.STAFF)
                        .requestMatchers("/staff/insight", "/staff/insight/**").hasAnyAuthority(StaffGroup.withFigures().stream()
                                .map(StaffAuthentication::group).toArray(String[]::new))
                        .anyRequest().hasAuthority(StaffAuthentication.SEES_CUSTOMERS))
                .headers(headers -> OwnPages.common(headers)
                        .cacheControl(HeadersConfigurer.CacheControlConfig::disable)
                        .addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(new NegatedRequestMatcher(WEB_APP_FILES),
                                new CacheControlHeadersWriter()))
                        .addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(new NegatedRequestMatcher(WEB_APPS),
                                new ContentSecurityPolicyHeaderWriter(OwnPages.CONTENT_POLICY))))
                // the web apps check a token of their own
                .csrf(csrf -> OwnPages.csrf(csrf.ignoringRequestMatchers(WEB_APPS), CSRF_TOKEN))
                .addFilterBefore(new ForeignOrigin(address), CsrfFilter.class)
                .addFilterAfter(new StaffGroupsUpToDate(staff), CsrfFilter.class)
                .requestCache(cache -> cache.requestCache(wantedPages))
                .formLogin(form -> form.loginPage(SIGN_IN).successHandler(new StaffLanding(wantedPages)))
                .logout(logout -> logout.logoutRequestMatcher(SIGN_OUT)
                        .invalidateHttpSession(false)
                        .addLogoutHandler((request, response, authentication) -> SignIns.endStaff(request))
                        .logoutSuccessHandler((request, response, authentication) -> {
                            if (WEB_APPS.matches(request)) {
                                response.setStatus(HttpStatus.OK.value());
                            } else {
                                response.sendRedirect(request.getContextPath() + SIGN_IN + "?logout");
                            }
                        }))
                .exceptionHandling(errors -> errors
                        .defaultAuthenticationEntryPointFor(new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED), WEB_APP_CALLS)
                        .defaultAuthenticationEntryPointFor(new SignInFirst(SIGN_IN), StaffSecurity::isPage))
                .build();
    }

    /** Only whole pages are gone back to after sign-in, never a call from one. */
    private static RequestCache wantedPages() {
        HttpSessionRequestCache cache = new HttpSessionRequestCache();
        cache.setSessionAttrName("kapstok.staff.wanted");
        cache.setMatchingRequestParameterName(null);
        cache.setRequestMatcher(request -> request.getMethod().equals("GET") && request.getHeader("HX-Request") == null
                && isPage(request) && String.valueOf(request.getHeader("Accept")).contains("text/html"));
        return cache;
    }

    private static boolean isPage(HttpServletRequest request) {
        return !WEB_APP_CALLS.matches(request);
    }

    private static RequestMatcher path(String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(pattern);
    }

    /** After Spring Security's filters, before those of the web apps. */
    @Bean
    FilterRegistrationBean<ContainerBasedAuthenticationFilter> camundaSignIn() {
        FilterRegistrationBean<ContainerBasedAuthenticationFilter> filter =
                new FilterRegistrationBean<>(new ContainerBasedAuthenticationFilter());
        filter.setInitParameters(Map.of("authentication-provider", CamundaSignIn.class.getName()));
        filter.addUrlPatterns("/camunda/app/*", "/camunda/api/*");
        filter.setOrder(101);
        return filter;
    }
}
