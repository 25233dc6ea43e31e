package eu.kapstok.erp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.regex.Pattern;
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
    private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9-]{0,59}");
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/-]{0,139}");
    private static final Pattern ID = Pattern.compile("[\\x21-\\x7e]{1,200}");

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
        if (fact == null || !matches(TYPE, fact.type())) {
            return refused(HttpStatus.BAD_REQUEST, "type: a message name such as quote-submitted");
        }
        if (!matches(KEY, fact.key())) {
            return refused(HttpStatus.BAD_REQUEST, "key: the number that the fact is about");
        }
        String natural = fact.id() == null ? id : fact.id();
        if (!matches(ID, natural)) {
            return refused(HttpStatus.BAD_REQUEST, "id: at most 200 visible characters");
        }
        if (fact.reference() != null && !matches(KEY, fact.reference())) {
            return refused(HttpStatus.BAD_REQUEST, "reference: the number that the fact answers");
        }
        events.receive(new ErpEvent(natural, fact.type(), fact.key(), fact.reference()));
        return ResponseEntity.accepted().build();
    }

    private static boolean matches(Pattern pattern, String text) {
        return text != null && pattern.matcher(text).matches();
    }

    private static ResponseEntity<ProblemDetail> refused(HttpStatus status, String detail) {
        return ResponseEntity.status(status).body(ProblemDetail.forStatusAndDetail(status, detail));
    }
}
