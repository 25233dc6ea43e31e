package eu.kapstok.documents;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** A customer's own documents. */
@Controller
class DocumentPortalController {

    private final DocumentArchive archive;
    private final DocumentResponse responses;

    DocumentPortalController(DocumentArchive archive, DocumentResponse responses) {
        this.archive = archive;
        this.responses = responses;
    }

    @GetMapping("/portal/documents/{id}")
    void show(@PathVariable UUID id, @AuthenticationPrincipal(expression = "customer()") String customer,
              HttpServletRequest request, HttpServletResponse response) throws IOException {
        responses.show(own(id, customer), request, response);
    }

    @GetMapping("/portal/documents/{id}/save")
    void save(@PathVariable UUID id, @AuthenticationPrincipal(expression = "customer()") String customer,
              HttpServletRequest request, HttpServletResponse response) throws IOException {
        responses.save(own(id, customer), request, response);
    }

    private ArchivedDocument own(UUID id, String customer) {
        return archive.findOf(id, customer).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
