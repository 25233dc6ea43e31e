package eu.kapstok.security;

import eu.kapstok.engine.PublicAddress;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Set;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses what a page of another site has the browser send, whatever credentials the browser adds. */
class ForeignOrigin extends OncePerRequestFilter {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final String own;

    ForeignOrigin(PublicAddress address) {
        URI uri = URI.create(address.baseUrl());
        this.own = uri.getScheme() + "://" + uri.getRawAuthority();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!READING.contains(request.getMethod()) && isForeign(request)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        chain.doFilter(request, response);
    }

    /** The public address is our own too, also where a proxy does not tell by which one the visitor came. */
    private boolean isForeign(HttpServletRequest request) {
        return "cross-site".equals(request.getHeader("Sec-Fetch-Site"))
                || CorsUtils.isCorsRequest(request) && !own.equals(request.getHeader("Origin"));
    }
}
