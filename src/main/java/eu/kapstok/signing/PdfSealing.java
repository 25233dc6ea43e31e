package eu.kapstok.signing;

import eu.kapstok.documents.DrawnPdf;
import eu.kapstok.documents.PdfRenderer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Seals PDF files and registers what was sealed. What signs is loaded when somebody signs first. */
@Component
class PdfSealing implements Sealing {

    static final String COMPANY = "company";
    static final String SIGNER = "signer-";

    private final PostgresEvidence evidence;
    private final SealedDocuments register;
    private final SealKeys keys;
    private final SigningSettings settings;
    private final PdfRenderer renderer;
    private final MessageSource messages;
    private Pades pades;

    PdfSealing(PostgresEvidence evidence, SealedDocuments register, SealKeys keys, SigningSettings settings, PdfRenderer renderer,
               MessageSource messages) {
        this.evidence = evidence;
        this.register = register;
        this.keys = keys;
        this.settings = settings;
        this.renderer = renderer;
        this.messages = messages;
    }

    @Override
    @Transactional
    public byte[] prepare(UUID record, byte[] draft, SigningPlan plan) {
        EvidenceRecord of = evidence.lock(record);
        if (prepared(record, plan.version()) != null) {
            throw new IllegalStateException("Version %d of %s is prepared already".formatted(plan.version(), of.businessKey()));
        }
        Locale locale = plan.locale();
        List<EvidencePage.Field> fields = new ArrayList<>();
        for (int i = 1; i <= plan.signers().size(); i++) {
            PlannedSigner signer = plan.signers().get(i - 1);
            fields.add(new EvidencePage.Field(SIGNER + i, text("document.evidence.field", locale, i, signer.name(), signer.company())));
        }
        fields.add(new EvidencePage.Field(COMPANY, text("document.evidence.fieldCompany", locale, keys.sealedBy())));
        List<EvidenceEvent> events = evidence.events(record);
        String hash = EvidenceEvent.sha256(draft);
        int pages = SigningPages.count(draft);
        EvidencePage page = new EvidencePage(of.businessKey(), plan.title(), plan.version(), pages, hash, keys.sealedBy(), keys.trial(),
                keys.verifyAddress(of.code()), plan.signers(), plan.consent(), EvidencePage.told(events),
                events.isEmpty() ? null : events.get(events.size() - 1).hash(), fields);
        DrawnPdf drawn = renderer.draw("signing/evidence", locale, Map.of("evidence", page));
        byte[] prepared = SigningPages.behind(draft, drawn, fields);
        evidence.append(record, NewEvidence.of(EvidenceType.PREPARED, keys.sealedBy()).with("title", plan.title())
                .with("version", "" + plan.version()).with("documentSha256", hash).with("pages", "" + pages)
                .with("signers", "" + plan.signers().size()).with("preparedSha256", EvidenceEvent.sha256(prepared)));
        return prepared;
    }

    @Override
    @Transactional(propagation = Propagation.REQUIRED, rollbackFor = TimeStampUnavailable.class)
    public Sealed sealAct(UUID record, byte[] pdf, SignerAct act) throws TimeStampUnavailable {
        int acts = turn(record, pdf, act.version(), act.signer(), false);
        SealKey key = keys.valid();
        NewEvidence signed = new NewEvidence(EvidenceType.SIGNED, act.name(), act.ip(), act.userAgent(), details(key))
                .with("version", "" + act.version()).with("signer", "" + act.signer()).with("email", act.email())
                .with("company", act.company()).with("mandate", act.mandate()).with("language", act.locale().getLanguage())
                .with("codeSentTo", act.codeSentTo()).with("consentTextId", act.consent().textId())
                .with("consentTextVersion", act.consent().textVersion()).with("consentSha256", act.consent().sha256())
                .with("consentedAt", act.consentedAt().toString()).with("written", act.drawn() == null ? "typed" : "drawn");
        EvidenceEvent event = evidence.append(record, signed);
        List<String> lines = Stream.of(
                text("signing.field.name", act.locale(), act.name(), act.company()),
                text("signing.field.moment", act.locale(), EvidencePage.moment(event.at())),
                act.codeSentTo() == null ? null : text("signing.field.code", act.locale(), act.codeSentTo()),
                act.mandate() == null ? null : text("signing.field.mandate", act.locale(), act.mandate()),
                act.ip() == null ? null : text("signing.field.from", act.locale(), act.ip(), EvidencePage.shortened(act.userAgent())),
                text("signing.field.evidence", act.locale(), event.seq(), event.hash())).filter(line -> line != null).toList();
        return seal(record, pdf, key, event, new Pades.Shown(SIGNER + act.signer(), act.name(),
                        text("signing.kind", act.locale(), key.name()), lines, act.drawn() == null ? null : act.drawn().png()),
                act.version(), act.signer(), acts);
    }

    @Override
    @Transactional(propagation = Propagation.REQUIRED, rollbackFor = TimeStampUnavailable.class)
    public Sealed sealFinally(UUID record, byte[] pdf, CompanyAct act) throws TimeStampUnavailable {
        int acts = turn(record, pdf, act.version(), 0, true);
        SealKey key = keys.valid();
        EvidenceEvent event = evidence.append(record, new NewEvidence(EvidenceType.COMPLETED, act.name(), act.ip(), act.userAgent(), details(key))
                .with("version", "" + act.version()).with("role", act.role()));
        byte[] whole = SigningPages.withRecord(pdf, evidence.json(record), text("document.evidence.record", act.locale()), event.at());
        List<String> lines = Stream.of(
                text("signing.field.name", act.locale(), act.name(), key.name()),
                act.role() == null ? null : act.role(),
                text("signing.field.moment", act.locale(), EvidencePage.moment(event.at())),
                text("signing.field.evidence", act.locale(), event.seq(), event.hash())).filter(line -> line != null).toList();
        return seal(record, whole, key, event, new Pades.Shown(COMPANY, act.name(), text("signing.kind", act.locale(), key.name()), lines,
                act.drawn() == null ? null : act.drawn().png()), act.version(), acts, acts);
    }

    /** Whose turn it is, and that the file is what the act before left. The number of acts. */
    private int turn(UUID record, byte[] pdf, int version, int signer, boolean last) {
        EvidenceRecord of = evidence.lock(record);
        EvidenceEvent prepared = prepared(record, version);
        if (prepared == null) {
            throw new IllegalStateException("Version %d of %s is not prepared for signing".formatted(version, of.businessKey()));
        }
        int acts = Integer.parseInt(prepared.details().get("signers")) + 1;
        int act = last ? acts : signer;
        List<SealedDocuments.Row> done = register.of(record, version);
        if (done.size() != act - 1 || !last && act >= acts) {
            throw new IllegalStateException("Act %d of %d on version %d of %s is not the next: %d are done"
                    .formatted(act, acts, version, of.businessKey(), done.size()));
        }
        String before = done.isEmpty() ? prepared.details().get("preparedSha256") : done.get(done.size() - 1).sha256();
        if (!EvidenceEvent.sha256(pdf).equals(before)) {
            throw new IllegalStateException("The file for act %d on version %d of %s is not what the act before left"
                    .formatted(act, version, of.businessKey()));
        }
        return acts;
    }

    private EvidenceEvent prepared(UUID record, int version) {
        return evidence.events(record).stream().filter(event -> event.type() == EvidenceType.PREPARED
                && event.details().get("version").equals("" + version)).findFirst().orElse(null);
    }

    private Map<String, String> details(SealKey key) {
        Map<String, String> details = new LinkedHashMap<>();
        details.put("certificate", key.name());
        details.put("certificateSerial", key.certificate().getSerialNumber().toString(16));
        details.put("timeStampAuthority", settings.ownAuthority() ? keys.timeStamps().name() : settings.timeStamp().url());
        return details;
    }

    private Sealed seal(UUID record, byte[] pdf, SealKey key, EvidenceEvent event, Pades.Shown shown, int version, int act, int acts)
            throws TimeStampUnavailable {
        byte[] sealed;
        try {
            sealed = pades().seal(pdf, key, shown, event.at());
        } catch (RemoteTimeStamps.Refused refused) {
            throw new TimeStampUnavailable(refused.getMessage(), refused);
        }
        SignedRevisions.Revision revision = SignedRevisions.last(sealed);
        Instant at = revision.stampedAt();
        register.used(key.certificate(), SealedDocuments.Use.SEAL);
        register.used(revision.stampedBy(), SealedDocuments.Use.TIME_STAMP);
        SignedRevisions.certificatesOfLast(sealed).forEach(certificate -> register.used(certificate, SealedDocuments.Use.CHAIN));
        String sha256 = EvidenceEvent.sha256(sealed);
        register.add(new SealedDocuments.Row(record, version, act, acts, shown.signer(), sha256, revision.content(), at));
        return new Sealed(sealed, sha256, at, key.name());
    }

    private synchronized Pades pades() {
        if (pades == null) {
            pades = new Pades(settings, settings.ownAuthority() ? keys.timeStamps() : null);
        }
        return pades;
    }

    private String text(String key, Locale locale, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }
}
