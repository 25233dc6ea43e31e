package eu.kapstok.portal;

import eu.kapstok.security.ContactPrincipal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;
import org.springframework.web.util.WebUtils;

/**
 * The language of a page: the one the contact chose; before sign-in the one chosen on this device, else the browser's if we
 * speak it, else Dutch. Staff pages and those of the trial are in English.
 */
@Configuration
class PageLanguage implements WebMvcConfigurer {

    static final List<String> LANGUAGES = List.of("nl", "fr", "en");

    private static final Locale DUTCH = Locale.forLanguageTag("nl");
    private static final List<Locale> LOCALES = LANGUAGES.stream().map(Locale::forLanguageTag).toList();
    private static final String COOKIE = "kapstok-language";

    @Bean
    LocaleResolver localeResolver() {
        return new ChosenLanguage();
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        LocaleChangeInterceptor byLink = new LocaleChangeInterceptor();
        byLink.setParamName("lang");
        byLink.setIgnoreInvalidLocale(true);
        registry.addInterceptor(byLink);
    }

    private static final class ChosenLanguage implements LocaleResolver {

        @Override
        public Locale resolveLocale(HttpServletRequest request) {
            String path = request.getRequestURI().substring(request.getContextPath().length());
            if (path.equals("/login") || path.matches("/(staff|demo)(/.*)?")) {
                return Locale.ENGLISH;
            }
            Authentication signedIn = SecurityContextHolder.getContext().getAuthentication();
            if (signedIn != null && signedIn.getPrincipal() instanceof ContactPrincipal contact
                    && LANGUAGES.contains(contact.language())) {
                return Locale.forLanguageTag(contact.language());
            }
            if (request.getAttribute(COOKIE) instanceof Locale justChosen) {
                return justChosen;
            }
            var cookie = WebUtils.getCookie(request, COOKIE);
            if (cookie != null && LANGUAGES.contains(cookie.getValue())) {
                return Locale.forLanguageTag(cookie.getValue());
            }
            String wished = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
            return wished == null ? DUTCH : best(wished);
        }

        private static Locale best(String wished) {
            try {
                Locale found = Locale.lookup(Locale.LanguageRange.parse(wished), LOCALES);
                return found == null ? DUTCH : found;
            } catch (IllegalArgumentException notALanguageRange) {
                return DUTCH;
            }
        }

        @Override
        public void setLocale(HttpServletRequest request, HttpServletResponse response, Locale locale) {
            if (response == null || locale == null || !LANGUAGES.contains(locale.getLanguage())) {
                return;
            }
            request.setAttribute(COOKIE, Locale.forLanguageTag(locale.getLanguage()));
            response.addHeader(HttpHeaders.SET_COOKIE, ResponseCookie.from(COOKIE, locale.getLanguage()).path("/")
                    .maxAge(Duration.ofDays(365)).httpOnly(true).sameSite("Lax").secure(request.isSecure()).build().toString());
        }
    }
}
