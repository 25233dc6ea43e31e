package eu.kapstok.documents;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** All customers' documents, for staff; Tasklist's forms link to it. */
@Controller
class DocumentStaffController {

    private final DocumentArchive archive;
    private final DocumentResponse responses;

    DocumentStaffController(DocumentArchive archive, DocumentResponse responses) {
        this.archive = archive;
        this.responses = responses;
    }

    @GetMapping("/staff/documents/{id}")
    void show(@PathVariable UUID id, HttpServletRequest request, HttpServletResponse response) throws IOException {
        responses.show(archive.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)), request,
                response);
    }
}
