package eu.kapstok.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Lets the policy of a page of Camunda's web apps allow the scripts of that page. They keep the nonce that joins both in one place
 * for all requests: asked for while somebody else asks for anything, Tasklist would stay blank.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class WebAppNonce extends OncePerRequestFilter {

    static final String POLICY = "Content-Security-Policy";

    private static final String PAGES = "/camunda/app/";
    private static final Pattern OF_SCRIPTS = Pattern.compile("nonce=\"([\\w-]+)\"");

    /** Scripts and pictures have a dot in their name, pages do not. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return !path.startsWith(PAGES) || path.indexOf('.', path.lastIndexOf('/')) >= 0;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ContentCachingResponseWrapper page = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, page);
        String policy = page.getHeader(POLICY);
        Matcher nonce = OF_SCRIPTS.matcher(new String(page.getContentAsByteArray(), StandardCharsets.UTF_8));
        if (policy != null && nonce.find()) {
            page.setHeader(POLICY, policy.replaceAll("'nonce-[^']*'", "'nonce-" + nonce.group(1) + "'"));
        }
        page.copyBodyToResponse();
    }
}
