package eu.kapstok.erp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Facts that the ERP sends by itself, signed. */
@RestController
@RequestMapping("/api/erp/events")
@ConditionalOnProperty("erp.webhook-secret")
class ErpWebhookController {

    private static final int MOST_BYTES = 64 * 1024;

    /**
     * @param id natural key of the fact; without one the message's own id serves
     * @param reference number of ours that it answers, may be absent
     */
    record Fact(String type, String key, String id, String reference) {
    }

    private final ErpEvents events;
    private final ErpWebhookSignature signature;
    private final ObjectReader reader = JsonMapper.builder().build().readerFor(Fact.class)
            .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    ErpWebhookController(ErpEvents events, ErpProperties properties) {
        this.events = events;
        this.signature = new ErpWebhookSignature(properties.webhookSecret());
    }

    @PostMapping
    ResponseEntity<ProblemDetail> receive(@RequestHeader(name = "Webhook-Id", required = false) String id,
                                          @RequestHeader(name = "Webhook-Timestamp", required = false) String timestamp,
                                          @RequestHeader(name = "Webhook-Signature", required = false) String signatures,
                                          HttpServletRequest request) throws IOException {
        if (id == null || timestamp == null || signatures == null) {
            return refused(HttpStatus.UNAUTHORIZED, "Webhook-Id, Webhook-Timestamp and Webhook-Signature are needed");
        }
        byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            return refused(HttpStatus.PAYLOAD_TOO_LARGE, "A message has at most " + MOST_BYTES + " bytes");
        }
        if (!signature.fits(id, timestamp, body, signatures, Instant.now())) {
            return refused(HttpStatus.UNAUTHORIZED, "The signature does not fit, or the message is older than five minutes");
        }
        Fact fact;
        try {
            fact = reader.readValue(body);
        } catch (JsonProcessingException notJson) {
            return refused(HttpStatus.BAD_REQUEST, "The body is not JSON as expected");
        }
        if (fact == null) {
            return refused(HttpStatus.BAD_REQUEST, "The body is not JSON as expected");
        }
        ErpEvent event = new ErpEvent(fact.id() == null ? id : fact.id(), fact.type(), fact.key(), fact.reference());
        Optional<String> problem = ErpEventForm.problem(event);
        if (problem.isPresent()) {
            return refused(HttpStatus.BAD_REQUEST, problem.get());
        }
        events.receive(event);
        return ResponseEntity.accepted().build();
    }

    private static ResponseEntity<ProblemDetail> refused(HttpStatus status, String detail) {
        return ResponseEntity.status(status).body(ProblemDetail.forStatusAndDetail(status, detail));
    }
}
