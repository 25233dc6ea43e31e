package eu.kapstok.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.kapstok.testing.KapstokTest;
import eu.kapstok.testing.Pdf;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

@KapstokTest
class SealingTest {

    private static final Consent CONSENT = new Consent("contract", "2026-01", "Ik ga akkoord met dit document.");

    @Autowired
    EvidenceRecords evidence;
    @Autowired
    Sealing sealing;
    @Autowired
    FileChecks checks;
    @Autowired
    SealInfo info;
    @Autowired
    JdbcTemplate database;

    private final String key = "CT-TEST-" + ThreadLocalRandom.current().nextLong(Long.MAX_VALUE);

    @ParameterizedTest
    @ValueSource(strings = {"nl", "fr", "en"})
    void contractIsSignedByTwoAndTheCompanyAndChecksAsGenuine(String language) throws Exception {
        Locale locale = Locale.forLanguageTag(language);
        UUID record = evidence.open(key, "C10042").id();
        evidence.append(record, NewEvidence.of(EvidenceType.CREATED, "Sofie Maes").with("documentSha256", "ab"));
        byte[] prepared = sealing.prepare(record, SampleSealed.draft(), plan(1, locale));
        Sealed one = sealing.sealAct(record, prepared, act(1, 1, locale, "Anna Peeters"));
        evidence.append(record, NewEvidence.of(EvidenceType.OTP_FAIL, "Bram Maes").with("tries", "1").from("192.0.2.9", "Firefox"));
        Sealed two = sealing.sealAct(record, one.pdf(), act(1, 2, locale, "Bram Maes"));
        Sealed whole = sealing.sealFinally(record, two.pdf(), new CompanyAct(1, "Sofie Maes", null, locale, null, null, null));

        CheckedFile checked = checks.check(whole.pdf()).orElseThrow();
        assertThat(checked.verdict()).isEqualTo(CheckedFile.Verdict.GENUINE);
        assertThat(checked.findings()).extracting(CheckedFile.Finding::key).containsExactly("record");
        assertThat(checked.signatures()).extracting(CheckedFile.Signed::name).containsExactly("Anna Peeters", "Bram Maes", "Sofie Maes");
        assertThat(evidence.brokenAt(record)).isEmpty();
        assertThat(evidence.events(record)).extracting(EvidenceEvent::type).containsExactly(EvidenceType.CREATED, EvidenceType.PREPARED,
                EvidenceType.SIGNED, EvidenceType.OTP_FAIL, EvidenceType.SIGNED, EvidenceType.COMPLETED);
        assertThat(new String(evidence.json(record), StandardCharsets.UTF_8)).contains(whole.sha256(), CONSENT.sha256());
        new Pdf(whole.pdf()).keepsBothStandards();
        assertThat(new Pdf(whole.pdf()).text()).contains("CT-TEST-", evidence.events(record).get(0).hash());
    }

    @Test
    void actOutOfTurnOrOnAnotherFileIsRefused() throws Exception {
        UUID record = evidence.open(key, "C10042").id();
        byte[] draft = SampleSealed.draft();
        assertThatThrownBy(() -> sealing.sealAct(record, draft, act(1, 1, Locale.ENGLISH, "Anna"))).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is not prepared");
        byte[] prepared = sealing.prepare(record, draft, plan(1, Locale.ENGLISH));

        assertThatThrownBy(() -> sealing.prepare(record, draft, plan(1, Locale.ENGLISH))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> sealing.sealAct(record, prepared, act(1, 2, Locale.ENGLISH, "Bram"))).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is not the next");
        assertThatThrownBy(() -> sealing.sealFinally(record, prepared, new CompanyAct(1, "Sofie", null, Locale.ENGLISH, null, null, null)))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("is not the next");
        assertThatThrownBy(() -> sealing.sealAct(record, draft, act(1, 1, Locale.ENGLISH, "Anna"))).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not what the act before left");
        sealing.sealAct(record, prepared, act(1, 1, Locale.ENGLISH, "Anna"));
        assertThatThrownBy(() -> sealing.sealAct(record, prepared, act(1, 1, Locale.ENGLISH, "Anna"))).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is not the next");
        assertThat(evidence.events(record)).extracting(EvidenceEvent::type).containsExactly(EvidenceType.PREPARED, EvidenceType.SIGNED);
    }

    @Test
    void newDraftIsSignedAnewInTheSameRecord() throws Exception {
        UUID record = evidence.open(key, "C10042").id();
        Sealed before = sealing.sealAct(record, sealing.prepare(record, SampleSealed.draft(), plan(1, Locale.ENGLISH)),
                act(1, 1, Locale.ENGLISH, "Anna"));
        byte[] again = sealing.prepare(record, SampleSealed.draft(), plan(2, Locale.ENGLISH));

        Sealed sealed = sealing.sealAct(record, again, act(2, 1, Locale.ENGLISH, "Anna"));
        assertThat(checks.check(sealed.pdf()).orElseThrow().findings()).extracting(CheckedFile.Finding::key).containsExactly("unfinished");
        assertThat(checks.check(before.pdf()).orElseThrow().findings()).extracting(CheckedFile.Finding::key).containsExactly("replaced", "unfinished");
        assertThat(evidence.brokenAt(record)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"update kapstok.evidence_event set actor = 'x' where record = ?", "delete from kapstok.evidence_event where record = ?",
        "update kapstok.evidence_record set customer = 'x' where id = ?", "delete from kapstok.evidence_record where id = ?"})
    void databaseRefusesToChangeEvidence(String statement) {
        UUID record = evidence.open(key, "C10042").id();
        evidence.append(record, NewEvidence.of(EvidenceType.CREATED, "Sofie Maes"));

        assertThatThrownBy(() -> database.update(statement, record)).isInstanceOf(DataAccessException.class)
                .hasMessageContaining("cannot be changed");
    }

    @Test
    void oneByteChangedInTheLastSignatureIsFound() throws Exception {
        UUID record = evidence.open(key, "C10042").id();
        byte[] sealed = sealing.sealAct(record, sealing.prepare(record, SampleSealed.draft(), plan(1, Locale.ENGLISH)),
                act(1, 1, Locale.ENGLISH, "Anna")).pdf();
        int from = new String(sealed, StandardCharsets.ISO_8859_1).lastIndexOf("/Contents <") + 11;
        for (int at = from; at < sealed.length; at += 401) {
            byte[] file = sealed.clone();
            file[at] = (byte) (file[at] == '0' ? '1' : '0');

            assertThat(checks.check(file).orElseThrow().verdict()).as("byte %d of %d", at, sealed.length).isNotEqualTo(CheckedFile.Verdict.GENUINE);
        }
    }

    @Test
    void openingARecordTwiceGivesTheSame() {
        EvidenceRecord record = evidence.open(key, "C10042");

        assertThat(evidence.open(key, "C10042")).isEqualTo(record);
        assertThat(record.code()).hasSize(22);
        assertThatThrownBy(() -> evidence.append(UUID.randomUUID(), NewEvidence.of(EvidenceType.SENT, "x"))).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void eventsOfTheSameMomentFormOneChain() throws Exception {
        UUID record = evidence.open(key, "C10042").id();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<EvidenceEvent>> events = IntStream.range(0, 20).mapToObj(i -> threads.submit(
                    () -> evidence.append(record, NewEvidence.of(EvidenceType.OPENED, "Reader " + i)))).toList();
            for (Future<EvidenceEvent> event : events) {
                event.get();
            }
        } finally {
            threads.shutdown();
        }
        assertThat(evidence.events(record)).hasSize(20);
        assertThat(evidence.brokenAt(record)).isEmpty();
    }

    @Test
    void trialIsSaidToBeOne() {
        assertThat(info.trial()).isTrue();
        assertThat(info.sealedBy()).contains("trial seal");
        assertThat(info.expiresSoon()).isEmpty();
        assertThat(info.verifyAddress("abc")).endsWith("/verify/abc");
    }

    private static SigningPlan plan(int version, Locale locale) {
        return new SigningPlan("Huurovereenkomst", version, locale, List.of(new PlannedSigner("Anna Peeters", "anna@peeters.be", "Peeters & Zonen", null),
                new PlannedSigner("Bram Maes", "bram@peeters.be", "Peeters & Zonen", "€ 50.000")), CONSENT);
    }

    private static SignerAct act(int version, int signer, Locale locale, String name) throws UnusableSignature {
        return new SignerAct(version, signer, name, "anna@peeters.be", "Peeters & Zonen", signer == 1 ? null : "€ 50.000", locale, CONSENT, Instant.now(),
                "a•••@peeters.be", signer == 1 ? SignatureImage.of(SampleSealed.drawn()) : null, "192.0.2.1", "Mozilla/5.0 (X11; Linux) Firefox/140.0");
    }
}
