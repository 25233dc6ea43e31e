package eu.kapstok.demo;

import com.fasterxml.jackson.databind.JsonNode;
import eu.kapstok.notifications.DemoMailbox;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The post office, played by a script. */
@RestController
@RequestMapping("/demo/api")
@Profile("demo")
class DemoMailApiController {

    record MailAnswer(UUID id, Instant at, String to, String subject, String language, String text, String html,
                      List<String> links, List<AttachmentAnswer> attachments) {
    }

    record AttachmentAnswer(String name, String contentType, long size, String href) {
    }

    private final DemoMailbox mailbox;

    DemoMailApiController(DemoMailbox mailbox) {
        this.mailbox = mailbox;
    }

    @GetMapping("/mails")
    List<MailAnswer> mails(@RequestParam(required = false) String to, @RequestParam(required = false) String since) {
        return mailbox.list(to, since == null ? null : moment(since)).stream().map(DemoMailApiController::answer).toList();
    }

    @PostMapping("/mail-faults")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void fault(@RequestBody JsonNode body) {
        DemoRequest request = DemoRequest.of(body, Set.of("to", "mode"), Map.of());
        mailbox.fault(request.text("to"), request.word("mode", DemoMailbox.Fault.class));
    }

    /** A plus sign that was not encoded arrives as a blank. */
    private static Instant moment(String since) {
        try {
            return OffsetDateTime.parse(since.replace(' ', '+')).toInstant();
        } catch (DateTimeException notMoment) {
            throw new BadDemoRequest("since must be a moment such as 2026-12-31T09:00:00Z", List.of("since"));
        }
    }

    private static MailAnswer answer(DemoMailbox.Received mail) {
        return new MailAnswer(mail.id(), mail.at(), mail.to(), mail.subject(), mail.language(), mail.text(), mail.html(),
                mail.links(), mail.attachments().stream().map(document -> new AttachmentAnswer(document.fileName(),
                document.contentType(), document.size(),
                "/demo/mailbox/" + mail.id() + "/attachments/" + document.id())).toList());
    }
}
