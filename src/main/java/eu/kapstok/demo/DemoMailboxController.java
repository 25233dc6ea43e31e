package eu.kapstok.demo;

import eu.kapstok.documents.ArchivedDocument;
import eu.kapstok.documents.DocumentArchive;
import eu.kapstok.notifications.DemoMailbox;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Everybody's post: what the product mailed, as its reader sees it. */
@Controller
@RequestMapping("/demo/mailbox")
@Profile("demo")
class DemoMailboxController {

    /** A mail brings its own styles; it may do nothing, load nothing, and open its links in a window of their own. */
    private static final String MAIL_POLICY = "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; "
            + "style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'";

    private final DemoMailbox mailbox;
    private final DocumentArchive archive;

    DemoMailboxController(DemoMailbox mailbox, DocumentArchive archive) {
        this.mailbox = mailbox;
        this.archive = archive;
    }

    @GetMapping
    String list(@RequestParam(defaultValue = "") String to, Model model) {
        model.addAttribute("to", to.trim());
        model.addAttribute("mails", mailbox.list(to.isBlank() ? null : to.trim(), null));
        return "demo/mailbox";
    }

    @GetMapping("/{id}")
    String mail(@PathVariable UUID id, Model model) {
        model.addAttribute("mail", find(id));
        return "demo/mail";
    }

    @GetMapping("/{id}/html")
    ResponseEntity<String> html(@PathVariable UUID id) {
        String html = find(id).html();
        String inOwnWindow = html.contains("<head>") ? html.replaceFirst("<head>", "<head><base target=\"_blank\">")
                : "<base target=\"_blank\">" + html;
        return ResponseEntity.ok().header("Content-Security-Policy", MAIL_POLICY)
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8)).body(inOwnWindow);
    }

    @GetMapping("/{id}/attachments/{document}")
    void attachment(@PathVariable UUID id, @PathVariable UUID document, HttpServletResponse response) throws IOException {
        ArchivedDocument attached = find(id).attachments().stream().filter(one -> one.id().equals(document)).findFirst()
                .orElseThrow(DemoMailboxController::notFound);
        response.setContentType(attached.contentType());
        response.setContentLengthLong(attached.size());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment()
                .filename(attached.fileName(), StandardCharsets.UTF_8).build().toString());
        archive.copyTo(document, response.getOutputStream());
    }

    private DemoMailbox.Received find(UUID id) {
        return mailbox.find(id).orElseThrow(DemoMailboxController::notFound);
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
