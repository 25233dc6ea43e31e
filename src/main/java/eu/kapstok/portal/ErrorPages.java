package eu.kapstok.portal;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;

/** Writes an error page before anything else works: without session, database or sign-in. */
@Component
class ErrorPages {

    private final ViewResolver views;
    private final LocaleResolver languages;

    ErrorPages(ViewResolver thymeleafViewResolver, LocaleResolver localeResolver) {
        this.views = thymeleafViewResolver;
        this.languages = localeResolver;
    }

    /** A page for people, a problem document (RFC 9457) for programs. */
    void write(HttpStatus status, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        response.resetBuffer();
        response.setStatus(status.value());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        if (accept == null || !accept.contains(MediaType.TEXT_HTML_VALUE)) {
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.getOutputStream().write("{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d}"
                    .formatted(status.getReasonPhrase(), status.value()).getBytes(StandardCharsets.UTF_8));
            return;
        }
        Locale locale = languages.resolveLocale(request);
        request.setAttribute(DispatcherServlet.LOCALE_RESOLVER_ATTRIBUTE, languages);
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request, response));
        LocaleContextHolder.setLocale(locale);
        try {
            View view = views.resolveViewName("error/" + status.value(), locale);
            response.setCharacterEncoding(StandardCharsets.UTF_8.name());
            view.render(Map.of(), request, response);
        } catch (IOException | ServletException | RuntimeException passedOn) {
            throw passedOn;
        } catch (Exception failed) {
            throw new ServletException(failed);
        } finally {
            RequestContextHolder.resetRequestAttributes();
            LocaleContextHolder.resetLocaleContext();
        }
    }
}
