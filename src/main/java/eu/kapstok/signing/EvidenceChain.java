package eu.kapstok.signing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/** A whole record: whether its events follow from each other, and as the JSON that goes with the document. */
final class EvidenceChain {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<TreeMap<String, String>> DETAILS = new TypeReference<>() {
    };
    private static final String ENVELOPE = "envelopeId";
    private static final String EVENTS = "events";
    private static final String DETAILS_FIELD = "details";

    private EvidenceChain() {
    }

    /** Number of the first event that does not follow; empty: all of them do. */
    static OptionalInt brokenAt(String envelope, List<EvidenceEvent> events) {
        String before = EvidenceEvent.beginning(envelope);
        for (int i = 0; i < events.size(); i++) {
            EvidenceEvent event = events.get(i);
            if (event.seq() != i + 1 || !event.follows(before)) {
                return OptionalInt.of(i + 1);
            }
            before = event.hash();
        }
        return OptionalInt.empty();
    }

    /**
     * The same for a record as JSON, by whoever wrote it.
     *
     * @return 0 when it cannot be read as a record at all
     */
    static OptionalInt brokenAt(byte[] json) {
        try {
            JsonNode record = JSON.readTree(json);
            List<EvidenceEvent> events = new ArrayList<>();
            for (JsonNode event : record.required(EVENTS)) {
                events.add(new EvidenceEvent(event.required("seq").asInt(), EvidenceType.valueOf(event.required("type").asText()),
                        Instant.parse(event.required("at").asText()), text(event, "actor"), text(event, "ip"), text(event, "userAgent"),
                        JSON.convertValue(event.required(DETAILS_FIELD), DETAILS), text(event, "prevHash"), text(event, "hash")));
            }
            return brokenAt(record.required(ENVELOPE).asText(), events);
        } catch (IOException | IllegalArgumentException | DateTimeException | NullPointerException noRecord) {
            return OptionalInt.of(0);
        }
    }

    /** @param seal the last one, null while there is none */
    static byte[] json(EvidenceRecord record, String tenant, List<EvidenceEvent> events, SealedDocuments.Row seal) {
        ObjectNode json = JSON.createObjectNode();
        json.put(ENVELOPE, record.id().toString());
        json.put("tenant", tenant);
        json.put("businessKey", record.businessKey());
        documents(json.putArray("documents"), events);
        signers(json.putArray("signers"), events);
        ArrayNode list = json.putArray(EVENTS);
        for (EvidenceEvent event : events) {
            ObjectNode written = list.addObject().put("seq", event.seq()).put("type", event.type().name()).put("at", event.at().toString())
                    .put("actor", event.actor()).put("ip", event.ip()).put("userAgent", event.userAgent());
            written.set(DETAILS_FIELD, JSON.valueToTree(event.details()));
            written.put("prevHash", event.previousHash()).put("hash", event.hash());
        }
        ObjectNode sealed = json.putObject("sealed");
        events.stream().filter(event -> event.type() == EvidenceType.COMPLETED).reduce((first, last) -> last)
                .ifPresent(last -> sealed.put("by", last.details().get("certificate")).put("at", last.at().toString()));
        if (seal != null && seal.act() == seal.ofActs()) {
            sealed.put("sha256", seal.sha256());
        }
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(json);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void documents(ArrayNode documents, List<EvidenceEvent> events) {
        for (EvidenceEvent event : events) {
            if (event.type() == EvidenceType.PREPARED) {
                Map<String, String> details = event.details();
                documents.addObject().put("name", details.get("title")).put("mime", "application/pdf")
                        .put("sha256Original", details.get("documentSha256")).put("pages", Integer.parseInt(details.get("pages")))
                        .put("version", Integer.parseInt(details.get("version")));
            }
        }
    }

    private static void signers(ArrayNode signers, List<EvidenceEvent> events) {
        for (EvidenceEvent event : events) {
            if (event.type() != EvidenceType.SIGNED) {
                continue;
            }
            Map<String, String> details = event.details();
            ObjectNode signer = signers.addObject().put("name", event.actor()).put("email", details.get("email")).put("role", "SIGNER")
                    .put("company", details.get("company")).put("mandate", details.get("mandate")).put("language", details.get("language"));
            ArrayNode methods = signer.putArray("authMethods");
            methods.addObject().put("type", "EMAIL_LINK").put("level", "low");
            if (details.get("codeSentTo") != null) {
                methods.addObject().put("type", "OTP_EMAIL").put("level", "low").put("maskedTarget", details.get("codeSentTo"));
            }
            signer.putObject("consent").put("textId", details.get("consentTextId")).put("textVersion", details.get("consentTextVersion"))
                    .put("textSha256", details.get("consentSha256")).put("language", details.get("language"))
                    .put("at", details.get("consentedAt"));
            signer.putObject("signature").put("kind", "SES").put("format", "PAdES-B-T").put("certSubject", details.get("certificate"))
                    .put("certSerial", details.get("certificateSerial")).put("at", event.at().toString()).put("tsa", details.get("timeStampAuthority"));
        }
    }

    private static String text(JsonNode event, String name) {
        JsonNode value = event.get(name);
        return value == null || value.isNull() ? null : value.asText();
    }
}
