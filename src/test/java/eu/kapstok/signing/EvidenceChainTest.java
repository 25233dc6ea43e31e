package eu.kapstok.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EvidenceChainTest {

    private static final UUID RECORD = UUID.randomUUID();
    private static final Instant AT = Instant.parse("2026-11-22T10:15:30.123Z");

    static Stream<UnaryOperator<EvidenceEvent>> changes() {
        return Stream.of(
                e -> new EvidenceEvent(e.seq(), EvidenceType.DECLINED, e.at(), e.actor(), e.ip(), e.userAgent(), e.details(), e.previousHash(), e.hash()),
                e -> new EvidenceEvent(e.seq(), e.type(), e.at().plusMillis(1), e.actor(), e.ip(), e.userAgent(), e.details(), e.previousHash(), e.hash()),
                e -> new EvidenceEvent(e.seq(), e.type(), e.at(), "Somebody else", e.ip(), e.userAgent(), e.details(), e.previousHash(), e.hash()),
                e -> new EvidenceEvent(e.seq(), e.type(), e.at(), e.actor(), null, e.userAgent(), e.details(), e.previousHash(), e.hash()),
                e -> new EvidenceEvent(e.seq(), e.type(), e.at(), e.actor(), e.ip(), "Another", e.details(), e.previousHash(), e.hash()),
                e -> new EvidenceEvent(e.seq(), e.type(), e.at(), e.actor(), e.ip(), e.userAgent(), Map.of("channel", "SMS"), e.previousHash(), e.hash()),
                e -> new EvidenceEvent(e.seq(), e.type(), e.at(), e.actor(), e.ip(), e.userAgent(), e.details(), EvidenceEvent.beginning("x"), e.hash()));
    }

    @Test
    void untouchedRecordHoldsTogether() {
        assertThat(EvidenceChain.brokenAt(RECORD.toString(), events())).isEmpty();
        assertThat(EvidenceChain.brokenAt(json(events()))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("changes")
    void anyChangedFieldBreaksTheRecordThere(UnaryOperator<EvidenceEvent> change) {
        List<EvidenceEvent> events = events();
        events.set(2, change.apply(events.get(2)));

        assertThat(EvidenceChain.brokenAt(RECORD.toString(), events)).hasValue(3);
        assertThat(EvidenceChain.brokenAt(json(events))).hasValue(3);
    }

    @Test
    void eventLeftOutOrPutInBreaksTheRecord() {
        List<EvidenceEvent> without = events();
        without.remove(1);
        List<EvidenceEvent> with = events();
        with.add(2, with.get(2));

        assertThat(EvidenceChain.brokenAt(RECORD.toString(), without)).hasValue(2);
        assertThat(EvidenceChain.brokenAt(RECORD.toString(), with)).hasValue(4);
    }

    @Test
    void recordIsNotThatOfAnotherCase() {
        assertThat(EvidenceChain.brokenAt(UUID.randomUUID().toString(), events())).hasValue(1);
    }

    @Test
    void jsonNamesEverySignerWithConsentAndKindOfSignature() {
        assertThat(new String(json(events()), StandardCharsets.UTF_8)).contains("\"envelopeId\" : \"" + RECORD, "\"kind\" : \"SES\"",
                "\"format\" : \"PAdES-B-T\"", "\"textSha256\" : \"ab\"", "\"type\" : \"OTP_EMAIL\"");
    }

    @Test
    void whatIsNoRecordIsSaidToBeNone() {
        assertThat(EvidenceChain.brokenAt("[]".getBytes(StandardCharsets.UTF_8))).hasValue(0);
        assertThat(EvidenceChain.brokenAt("{\"events\": [{\"seq\": 1}]}".getBytes(StandardCharsets.UTF_8))).hasValue(0);
        assertThat(EvidenceChain.brokenAt(new byte[] {1, 2})).hasValue(0);
    }

    @Test
    void addressIsMaskedButRecognisable() {
        assertThat(Masked.email("anna@peeters.be")).isEqualTo("a•••@peeters.be");
        assertThat(Masked.email("nothing")).isEqualTo("•••");
    }

    private static byte[] json(List<EvidenceEvent> events) {
        return EvidenceChain.json(new EvidenceRecord(RECORD, "CT2026-00001", "C10042", "code", AT), "Seller", events, null);
    }

    private static List<EvidenceEvent> events() {
        List<EvidenceEvent> events = new ArrayList<>();
        String before = EvidenceEvent.beginning(RECORD.toString());
        for (NewEvidence event : List.of(NewEvidence.of(EvidenceType.CREATED, "Kapstok"), NewEvidence.of(EvidenceType.SENT, "Kapstok"),
                NewEvidence.of(EvidenceType.OTP_OK, "Anna Peeters").with("channel", "EMAIL").from("192.0.2.1", "Firefox"),
                NewEvidence.of(EvidenceType.SIGNED, "Anna Peeters").with("consentSha256", "ab").with("codeSentTo", "a•••@b.be").from("192.0.2.1", "F"))) {
            EvidenceEvent next = EvidenceEvent.following(before, events.size() + 1, AT, event);
            events.add(next);
            before = next.hash();
        }
        return events;
    }
}
