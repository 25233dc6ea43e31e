package eu.kapstok.portal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.web.servlet.MultipartProperties;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/** Says in words that what was sent is too large, before any of it is read. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class UploadLimit extends OncePerRequestFilter {

    private static final long LIMIT = DataSize.ofMegabytes(25).toBytes();

    private final ObjectProvider<ErrorPages> pages;
    private final ObjectProvider<ManyFiles> manyFiles;
    private final long limitOfMany;

    UploadLimit(ObjectProvider<ErrorPages> pages, ObjectProvider<ManyFiles> manyFiles, MultipartProperties multipart) {
        this.pages = pages;
        this.manyFiles = manyFiles;
        this.limitOfMany = multipart.getMaxRequestSize().toBytes();
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String type = request.getContentType();
        return type == null || !type.startsWith("multipart/") || fits(request);
    }

    /** What comes in chunks does not say how much it is, and may be anything. */
    private boolean fits(HttpServletRequest request) {
        long length = request.getContentLengthLong();
        return request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null && (length <= LIMIT || length <= limitOfMany
                && manyFiles.stream().anyMatch(page -> page.takenAt(request.getRequestURI().substring(request.getContextPath().length()))));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        pages.getObject().write(HttpStatus.PAYLOAD_TOO_LARGE, request, response);
    }
}
