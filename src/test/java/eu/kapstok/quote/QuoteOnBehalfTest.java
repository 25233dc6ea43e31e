package eu.kapstok.quote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import eu.kapstok.forms.Actor;
import eu.kapstok.testing.KapstokTest;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.multipart.MultipartFile;

/** One of ours records what a customer answered by phone, by mail or on paper. */
@KapstokTest
class QuoteOnBehalfTest extends QuoteProcessTests {

    private static final Actor STAFF = new Actor(Actor.Kind.STAFF, "customer-service", "Carla Service", "192.0.2.9", "Desk",
            Locale.ENGLISH);
    private static final MultipartFile PAPER = new MockMultipartFile(StaffAnswers.PROOF, "signed.pdf", "application/pdf",
            "%PDF-1.7 signed".getBytes(StandardCharsets.UTF_8));

    @Autowired
    StaffAnswers answers;

    @Override
    boolean hasToWalk(String element) {
        return false;
    }

    @Test
    void acceptanceByPhoneGoesTheWayOfTheCustomersOwnClick() {
        String number = raise(usual());

        StaffAnswers.Recorded recorded = record(number, heard("PHONE", "He wants them on Friday"), null);
        engine.continueToNextWaitState();

        assertThat(recorded.done()).isTrue();
        assertEnded(number, "Event_QuoteAccepted");
        assertThat(onlyOrder(number).order().reference()).isEqualTo("PO-1");
        QuoteAcceptanceEvidence evidence = quotes.evidence(quote(number).id(), 1).orElseThrow();
        assertThat(evidence.intact()).isTrue();
        assertThat(evidence.who().contactId()).isEqualTo(approver().id().toString());
        assertThat(evidence.who().contactName()).isEqualTo(approver().name());
        assertThat(evidence.who().recordedBy()).isEqualTo("customer-service");
        assertThat(evidence.who().recordedByName()).isEqualTo("Carla Service");
        assertThat(evidence.who().channel()).isEqualTo(OnBehalf.Channel.PHONE);
        assertThat(evidence.who().note()).isEqualTo("He wants them on Friday");
        assertThat(evidence.button()).isEqualTo("Order");
        assertThat(told(number)).containsSubsequence(QuoteEvent.Type.HEARD, QuoteEvent.Type.ACCEPTED, QuoteEvent.Type.ORDERED);
    }

    @Test
    void acceptanceOnSignedPaperKeepsThePaper() {
        String number = raise(usual());

        assertThat(record(number, heard("PAPER", ""), PAPER).done()).isTrue();

        QuoteAcceptanceEvidence evidence = quotes.evidence(quote(number).id(), 1).orElseThrow();
        assertThat(evidence.who().channel()).isEqualTo(OnBehalf.Channel.PAPER);
        assertThat(archive.find(evidence.who().proofDocument()).orElseThrow().sha256()).isEqualTo(evidence.proofHash());
        assertThat(archive.find(evidence.who().proofDocument()).orElseThrow().customer()).isNull();
    }

    @Test
    void declineByMailIsRecordedWithItsReason() {
        String number = raise(usual());
        Map<String, String> typed = heard("MAIL", "See the mail of today");
        typed.putAll(Map.of("decision", "decline", "declineReason", "PRICE"));

        assertThat(record(number, typed, null).done()).isTrue();
        engine.continueToNextWaitState();

        assertEnded(number, "Event_QuoteDeclined");
        assertThat(quotes.answer(quote(number).id(), 1).orElseThrow().who().channel()).isEqualTo(OnBehalf.Channel.MAIL);
    }

    @Test
    void answerWithoutProofIsRefused() {
        String number = raise(usual());

        StaffAnswers.Recorded refused = record(number, heard("PHONE", "  "), null);

        assertThat(refused.typed().problem("heard-note")).contains("one of both proves the answer");
        assertThat(refused.form()).isNotNull();
        assertThat(quote(number).status()).isEqualTo(QuoteStatus.SENT);
    }

    @Test
    void whatIsSaidOfTheAnswerIsLookedAt() {
        String number = raise(usual());

        assertProblem(number, "heard-at", LocalDateTime.now(clock).plusHours(1).truncatedTo(ChronoUnit.MINUTES).toString(), "still to come");
        assertProblem(number, "heard-at", LocalDateTime.now(clock).minusDays(1).toString(), "before the quote was sent");
        assertProblem(number, "heard-at", "yesterday", "Give the day and time");
        assertProblem(number, "heard-channel", "PIGEON", "how the answer came");
        assertProblem(number, "heard-contact", "", "whose answer");
        assertProblem(number, "heard-note", "x".repeat(2001), "2,000");
        assertThat(record(number, with(heard("PHONE", "Yes"), "heard-contact", UUID.randomUUID().toString()), null).done()).isFalse();
        assertThat(record(number, with(heard("PHONE", "Yes"), "consent", ""), null).form().hasProblems()).isTrue();
        StaffAnswers.Recorded wrongFile = record(number, heard("PAPER", ""), new MockMultipartFile(StaffAnswers.PROOF, "a.pdf",
                "application/pdf", "MZ".getBytes(StandardCharsets.UTF_8)));
        assertThat(wrongFile.typed().problem("heard-proof")).isNotBlank();
        assertThat(quote(number).status()).isEqualTo(QuoteStatus.SENT);
    }

    @Test
    void customerWhoClickedBeforeIsNotOverruled() {
        String number = raise(usual());
        accept(number, approver());

        StaffAnswers.Recorded late = record(number, heard("PHONE", "Yes"), null);
        engine.continueToNextWaitState();

        assertThat(late.done()).isFalse();
        assertThat(late.form()).isNull();
        assertThat(quotes.evidence(quote(number).id(), 1).orElseThrow().who().recordedBy()).isNull();
        onlyOrder(number);
    }

    @Test
    void answerToAnOlderVersionIsNotRecorded() {
        String number = raise(usual());
        erp.reviseQuote(number, usual().withDiscount("5"));
        engine.continueToNextWaitState();

        assertThat(answers.record(number, 1, STAFF, posted(heard("PHONE", "Yes")), null, Locale.ENGLISH).done()).isFalse();
        assertThat(orders(number)).isEmpty();
        assertThat(quote(number).status()).isEqualTo(QuoteStatus.SENT);
    }

    private void assertProblem(String number, String field, String value, String said) {
        assertThat(record(number, with(heard("PHONE", "Yes"), field, value), null).typed().problem(field)).contains(said);
    }

    private StaffAnswers.Recorded record(String number, Map<String, String> typed, MultipartFile proof) {
        return answers.record(number, 1, STAFF, posted(typed), proof, Locale.ENGLISH);
    }

    private Map<String, String> heard(String channel, String note) {
        Map<String, String> typed = new HashMap<>(accepting(CUSTOMER));
        typed.putAll(Map.of("heard-contact", approver().id().toString(), "heard-channel", channel,
                "heard-at", LocalDateTime.now(clock).truncatedTo(ChronoUnit.MINUTES).toString(), "heard-note", note));
        return typed;
    }

    private static MultiValueMap<String, String> posted(Map<String, String> typed) {
        MultiValueMap<String, String> posted = new LinkedMultiValueMap<>();
        typed.forEach(posted::add);
        return posted;
    }
}
