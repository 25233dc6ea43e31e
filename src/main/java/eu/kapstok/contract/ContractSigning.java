package eu.kapstok.contract;

import eu.kapstok.customer.Contact;
import eu.kapstok.customer.Customer;
import eu.kapstok.customer.CustomerService;
import eu.kapstok.documents.ArchivedDocument;
import eu.kapstok.documents.Seller;
import eu.kapstok.engine.BusinessCalendar;
import eu.kapstok.engine.JobQueue;
import eu.kapstok.erp.Erp;
import eu.kapstok.erp.ErpCapability;
import eu.kapstok.erp.ErpCommand;
import eu.kapstok.erp.ErpContract;
import eu.kapstok.erp.ErpException;
import eu.kapstok.forms.Actor;
import eu.kapstok.forms.FormRefused;
import eu.kapstok.signing.CompanyAct;
import eu.kapstok.signing.Consent;
import eu.kapstok.signing.EvidenceRecord;
import eu.kapstok.signing.EvidenceRecords;
import eu.kapstok.signing.EvidenceType;
import eu.kapstok.signing.Masked;
import eu.kapstok.signing.NewEvidence;
import eu.kapstok.signing.PlannedSigner;
import eu.kapstok.signing.Sealed;
import eu.kapstok.signing.Sealing;
import eu.kapstok.signing.SignatureImage;
import eu.kapstok.signing.SignerAct;
import eu.kapstok.signing.SigningPlan;
import eu.kapstok.signing.TimeStampUnavailable;
import eu.kapstok.signing.UnusableSignature;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Has a contract signed: who is asked, what they do, and what the file is after it. */
@Service
class ContractSigning {

    private static final Logger LOG = LoggerFactory.getLogger(ContractSigning.class);
    private static final String OURSELVES = "Kapstok";

    private final ContractFiles files;
    private final ContractDrafts drafts;
    private final ContractMails mails;
    private final ConsentWords consents;
    private final MandateWords words;
    private final CustomerService customers;
    private final BusinessCalendar calendar;
    private final ContractSettings settings;
    private final EvidenceRecords evidence;
    private final Sealing sealing;
    private final Seller seller;
    private final Erp erp;
    private final JobQueue queue;
    private final Clock clock;

    ContractSigning(ContractFiles files, ContractDrafts drafts, ContractMails mails, ConsentWords consents, MandateWords words,
                    CustomerService customers,
                    BusinessCalendar calendar, ContractSettings settings, EvidenceRecords evidence, Sealing sealing, Seller seller, Erp erp,
                    @Lazy JobQueue queue, Clock clock) {
        this.files = files;
        this.drafts = drafts;
        this.mails = mails;
        this.consents = consents;
        this.words = words;
        this.customers = customers;
        this.calendar = calendar;
        this.settings = settings;
        this.evidence = evidence;
        this.sealing = sealing;
        this.seller = seller;
        this.erp = erp;
        this.queue = queue;
        this.clock = clock;
    }

    /**
     * When a signer who was asked now is reminded, and until when they can sign.
     *
     * @param end first moment at which they no longer can
     */
    record Moments(Instant first, Instant second, Instant end) {
    }

    /** Asks whoever's turn it is. */
    @Transactional
    public Moments invite(String number, UUID contact) {
        Contract contract = files.take(number);
        ContractSigner signer = turnOf(contract, contact);
        if (signer.state() == ContractSigner.State.WAITING) {
            signer.invite(clock.instant());
            mails.invite(contract, signer);
            files.tell(contract, ContractEvent.Type.INVITED, null, signer.name());
            append(contract, NewEvidence.of(EvidenceType.SENT, OURSELVES).with("signer", signer.name()).with("maskedTarget", masked(signer))
                    .with("documentSha256", contract.documentSha256()).with("version", String.valueOf(contract.version())));
        }
        String country = customers.customer(contract.customer()).map(Customer::country).orElse("BE");
        return new Moments(after(settings.firstReminderWorkingDays(), country), after(settings.secondReminderWorkingDays(), country),
                contract.signingEnds());
    }

    private Instant after(int workingDays, String country) {
        return calendar.plusWorkingDays(LocalDate.now(clock), workingDays, country).atTime(settings.at()).atZone(Contract.SELLER).toInstant();
    }

    /** Reminds whoever has still not signed. */
    @Transactional
    public void remind(String number, UUID contact) {
        Contract contract = files.take(number);
        if (contract.state() != ContractState.SIGNING) {
            return;
        }
        files.standing(contract).stream().filter(signer -> signer.contactId().equals(contact) && signer.state() == ContractSigner.State.INVITED).findFirst()
                .ifPresent(signer -> {
                    mails.remind(contract, signer, LocalDate.now(clock));
                    files.tell(contract, ContractEvent.Type.REMINDED, null, signer.name());
                    append(contract, NewEvidence.of(EvidenceType.REMINDED, OURSELVES).with("signer", signer.name()).with("maskedTarget", masked(signer)));
                });
    }

    /** Takes a signature that is in order; its seal follows. */
    @Transactional
    public void sign(String number, UUID contact, ContractSigner.Act act, Actor actor) {
        Contract contract = files.take(number);
        ContractSigner signer = turnOf(contract, contact);
        signer.sign(act, clock.instant());
        files.tell(contract, ContractEvent.Type.SIGNED, actor.name(), signer.name());
        Consent consent = consents.of(actor.locale());
        append(contract, NewEvidence.of(EvidenceType.CONSENTED, actor.name()).from(actor.ip(), actor.userAgent()).with("textId", consent.textId())
                .with("textVersion", consent.textVersion()).with("textSha256", consent.sha256()).with("language", actor.locale().getLanguage())
                .with("documentSha256", contract.documentSha256()));
    }

    /** @param successor a colleague who may sign in their place */
    @Transactional
    public void handOver(String number, UUID contact, Contact successor, String why, Actor actor) {
        Contract contract = files.take(number);
        ContractSigner signer = turnOf(contract, contact);
        if (files.standing(contract).stream().anyMatch(other -> other.contactId().equals(successor.id()))) {
            throw new FormRefused("colleague", "contract.sign.colleague.signsToo", successor.name());
        }
        signer.handOver(why, clock.instant());
        files.add(new ContractSigner(contract, signer.position(), signer.turn() + 1, successor.id(), successor.name()));
        files.tell(contract, ContractEvent.Type.HANDED_OVER, actor.name(), signer.name(), successor.name());
        append(contract, NewEvidence.of(EvidenceType.HANDED_OVER, actor.name()).from(actor.ip(), actor.userAgent())
                .with("from", signer.name()).with("to", successor.name()));
    }

    @Transactional
    public void decline(String number, UUID contact, String why, Actor actor) {
        Contract contract = files.take(number);
        ContractSigner signer = turnOf(contract, contact);
        signer.decline(why, clock.instant());
        contract.decline(why);
        files.tell(contract, ContractEvent.Type.DECLINED, actor.name(), signer.name(), why);
        append(contract, NewEvidence.of(EvidenceType.DECLINED, actor.name()).from(actor.ip(), actor.userAgent()).with("reason", why));
        mails.tellSales(contract, "declined", signer.name(), why);
    }

    /** Makes the act part of the file for good: with the first one the evidence page, with each a seal of its own. */
    @Transactional
    public void sealAct(String number, UUID contact) {
        Contract contract = files.take(number);
        ContractSigner signer = files.standing(contract).stream().filter(one -> one.contactId().equals(contact)).findFirst().orElseThrow();
        if (signer.sealed()) {
            return;
        }
        Customer customer = customers.customer(contract.customer()).orElseThrow();
        Contact person = customers.contact(contact).orElseThrow();
        Locale locale = Locale.forLanguageTag(contract.language());
        UUID record = record(contract).id();
        byte[] file = contract.sealedId() != null ? drafts.bytes(contract.sealedId())
                : sealing.prepare(record, drafts.bytes(contract.documentId()), plan(contract, customer, locale));
        Sealed sealed = sealed(() -> sealing.sealAct(record, file, new SignerAct(contract.version(), signer.position(),
                signer.signatureName() == null ? signer.name() : signer.signatureName(), person.email(), customer.name(), words.of(contact, locale), locale,
                consents.of(locale), signer.answeredAt(), signer.channel(), drawn(signer), signer.ip(), signer.userAgent())));
        keep(contract, sealed);
        signer.seal();
        if (files.standing(contract).stream().allMatch(ContractSigner::sealed)) {
            contract.handToSignatory();
        }
    }

    private SigningPlan plan(Contract contract, Customer customer, Locale locale) {
        List<PlannedSigner> signers = files.standing(contract).stream()
                .map(signer -> new PlannedSigner(signer.name(), customers.contact(signer.contactId()).map(Contact::email).orElse(null), customer.name(),
                        words.of(signer.contactId(), locale))).toList();
        return new SigningPlan(contract.title() + " " + contract.number(), contract.version(), locale, signers, consents.of(locale));
    }

    private static SignatureImage drawn(ContractSigner signer) {
        try {
            return signer.signatureKind() == ContractSigner.Kind.DRAWN ? SignatureImage.of(signer.signatureImage()) : null;
        } catch (UnusableSignature changed) {
            throw new IllegalStateException("The drawing of signer %s was in order when it came".formatted(signer.id()), changed);
        }
    }

    @Transactional
    public void countersign(String number, Actor actor) {
        Contract contract = files.take(number);
        contract.countersign(actor.name(), clock.instant());
        files.tell(contract, ContractEvent.Type.COUNTERSIGNED, actor.name());
    }

    @Transactional
    public void refuseCountersignature(String number, String why, Actor actor) {
        Contract contract = files.take(number);
        contract.decline(why);
        files.tell(contract, ContractEvent.Type.COUNTERSIGN_REFUSED, actor.name(), why);
        append(contract, NewEvidence.of(EvidenceType.DECLINED, actor.name()).with("reason", why));
    }

    /** The company's seal, last and once. */
    @Transactional
    public void seal(String number) {
        Contract contract = files.take(number);
        if (contract.signedAt() != null) {
            return;
        }
        Sealed sealed = sealed(() -> sealing.sealFinally(record(contract).id(), drafts.bytes(contract.sealedId()), new CompanyAct(contract.version(),
                contract.countersignedBy(), seller.fullName(), Locale.forLanguageTag(contract.language()), null, null, null)));
        keep(contract, sealed);
        contract.sign(clock.instant());
        files.tell(contract, ContractEvent.Type.COMPLETED, null);
    }

    /** Brings the sealed file to everybody who signed. */
    @Transactional
    public void distribute(String number) {
        Contract contract = files.take(number);
        files.standing(contract).forEach(signer -> mails.distribute(contract, signer));
        mails.tellSales(contract, "signed");
        queue.enqueue(FileContractInErp.TYPE, number);
    }

    /** Once, however often it is asked; an ERP that keeps no contracts, or knows the customer no more, goes without. */
    @Transactional(readOnly = true)
    public void fileInErp(String number) {
        if (!erp.capabilities().contains(ErpCapability.CONTRACTS)) {
            return;
        }
        Contract contract = files.find(number);
        ErpContract filed = new ErpContract(number, contract.customer(), contract.orderNumber(), contract.title(),
                LocalDate.ofInstant(contract.signedAt(), Contract.SELLER), contract.startsOn(), contract.endsOn(), contract.noticeOn(), number + ".pdf",
                drafts.sha256(contract.sealedId()), drafts.bytes(contract.sealedId()));
        try {
            erp.fileContract(ErpCommand.of(number, contract.version(), FileContractInErp.TYPE, "kapstok"), filed);
        } catch (ErpException failed) {
            if (failed.kind() != ErpException.Kind.NOT_FOUND) {
                throw failed;
            }
            LOG.warn("Contract {} is kept here only: {}", number, failed.getMessage());
        }
    }

    @Transactional
    public void expire(String number) {
        Contract contract = files.take(number);
        contract.expire(clock.instant());
        files.signers(contract).forEach(signer -> signer.miss(clock.instant()));
        files.tell(contract, ContractEvent.Type.EXPIRED, null);
        append(contract, NewEvidence.of(EvidenceType.EXPIRED, OURSELVES));
        files.standing(contract).stream().filter(signer -> signer.invitedAt() != null).forEach(signer -> mails.tellExpired(contract, signer));
        mails.tellSales(contract, "expired");
    }

    @Transactional
    public void drop(String number) {
        Contract contract = files.take(number);
        contract.drop(clock.instant());
    }

    /** Tells those who were asked that nothing comes of it. */
    @Transactional
    public void stop(String number) {
        Contract contract = files.take(number);
        contract.stop(null, clock.instant());
        append(contract, NewEvidence.of(EvidenceType.STOPPED, OURSELVES));
        files.standing(contract).stream().filter(signer -> signer.invitedAt() != null).forEach(signer -> mails.tellStopped(contract, signer, null));
    }

    /** Notes in the record what a signer did on the page. */
    @Transactional
    public void note(String number, EvidenceType type, Actor actor, String key, String value) {
        append(files.find(number), NewEvidence.of(type, actor.name()).from(actor.ip(), actor.userAgent()).with(key, value));
    }

    /** The signer whose turn it is, if it is that contact. */
    ContractSigner turnOf(Contract contract, UUID contact) {
        if (contract.state() != ContractState.SIGNING) {
            throw new IllegalContractMove(contract.number(), contract.state(), "be signed");
        }
        return files.standing(contract).stream().filter(signer -> signer.state() != ContractSigner.State.SIGNED).findFirst()
                .filter(signer -> signer.contactId().equals(contact))
                .orElseThrow(() -> new IllegalStateException("It is not %s whose turn it is at contract %s".formatted(contact, contract.number())));
    }

    /** The customer's people who sign its present version. */
    List<Contact> people(Contract contract) {
        return files.standing(contract).stream().map(signer -> customers.contact(signer.contactId()).orElseThrow()).toList();
    }

    private String masked(ContractSigner signer) {
        return customers.contact(signer.contactId()).map(Contact::email).map(Masked::email).orElse(null);
    }

    private void keep(Contract contract, Sealed sealed) {
        ArchivedDocument kept = drafts.keepSealed(contract, sealed.pdf());
        contract.seal(kept.id());
    }

    private EvidenceRecord record(Contract contract) {
        return evidence.open(contract.number(), contract.customer());
    }

    private void append(Contract contract, NewEvidence event) {
        evidence.append(record(contract).id(), event);
    }

    private interface Act {

        Sealed done() throws TimeStampUnavailable;
    }

    /** Without a time stamp nothing is sealed: the job is tried again. */
    private static Sealed sealed(Act act) {
        try {
            return act.done();
        } catch (TimeStampUnavailable away) {
            throw new IllegalStateException("The time-stamp authority gave no time stamp", away);
        }
    }
}
