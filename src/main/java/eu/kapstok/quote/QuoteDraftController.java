package eu.kapstok.quote;

import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** The draft that our own people read before a quote goes out; Tasklist's forms link to it. */
@Controller
class QuoteDraftController {

    private final QuoteDocuments documents;

    QuoteDraftController(QuoteDocuments documents) {
        this.documents = documents;
    }

    @GetMapping("/staff/quotes/{number}/versions/{version}/draft.pdf")
    ResponseEntity<byte[]> draft(@PathVariable String number, @PathVariable int version) {
        byte[] pdf = documents.draft(number, version).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_PDF).cacheControl(CacheControl.noStore())
                .header("X-Content-Type-Options", "nosniff")
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.inline()
                        .filename("%s-%d-draft.pdf".formatted(number, version)).build().toString())
                .body(pdf);
    }
}
