package eu.kapstok.documents;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.ServletWebRequest;

/** Streams an archived document to a browser; whoever calls it has checked that this reader may read it. */
@Component
public class DocumentResponse {

    /** What a browser shows without running anything; all else is saved, whoever uploaded it. */
    private static final Set<String> SHOWN = Set.of("application/pdf", "image/png", "image/jpeg", "image/webp");

    private final DocumentArchive archive;

    DocumentResponse(DocumentArchive archive) {
        this.archive = archive;
    }

    /** To look at in the browser, where that is safe. */
    public void show(ArchivedDocument document, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        send(document, SHOWN.contains(document.contentType()) ? ContentDisposition.inline() : ContentDisposition.attachment(),
                request, response);
    }

    /** To save as a file. */
    public void save(ArchivedDocument document, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        send(document, ContentDisposition.attachment(), request, response);
    }

    private void send(ArchivedDocument document, ContentDisposition.Builder disposition, HttpServletRequest request,
                      HttpServletResponse response) throws IOException {
        // kept by this browser only, and asked for again each time: the right to read it may be gone
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noCache().cachePrivate().getHeaderValue());
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (new ServletWebRequest(request, response).checkNotModified(document.sha256())) {
            return;
        }
        response.setContentType(document.contentType());
        response.setContentLengthLong(document.size());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
                disposition.filename(document.fileName(), StandardCharsets.UTF_8).build().toString());
        archive.copyTo(document.id(), response.getOutputStream());
    }
}
