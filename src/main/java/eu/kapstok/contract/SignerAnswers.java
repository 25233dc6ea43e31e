package eu.kapstok.contract;

import eu.kapstok.customer.Contact;
import eu.kapstok.customer.CustomerService;
import eu.kapstok.forms.Actor;
import eu.kapstok.forms.FormRefused;
import eu.kapstok.signing.EvidenceType;
import eu.kapstok.signing.Masked;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a signer answers: a signature, a colleague in their place, or no. */
@Service
class SignerAnswers {

    static final String ACTION = "signerAction";
    static final String COLLEAGUE = "colleague";
    static final String VERSION = "contractVersion";
    static final String KIND = "signatureKind";
    static final String NAME = "signatureName";
    static final String CODE = "code";

    private final ContractFiles files;
    private final ContractSigning signing;
    private final ContractForms forms;
    private final Mandates mandates;
    private final SigningCodes codes;
    private final SignerNotes notes;
    private final ConsentWords consents;
    private final CustomerService customers;

    SignerAnswers(ContractFiles files, ContractSigning signing, ContractForms forms, Mandates mandates, SigningCodes codes, SignerNotes notes,
                  ConsentWords consents, CustomerService customers) {
        this.files = files;
        this.signing = signing;
        this.forms = forms;
        this.mandates = mandates;
        this.codes = codes;
        this.notes = notes;
        this.consents = consents;
        this.customers = customers;
    }

    /** @param successor null unless they handed over */
    record Answered(String action, Contact successor) {
    }

    /**
     * Takes the answer of the signer whose turn it is.
     *
     * @param task engine id of the task, which the one-time code is for
     * @throws FormRefused when it cannot be taken so; nothing is signed then
     */
    @Transactional
    public Answered take(String number, String task, Map<String, Object> values, Actor actor) {
        Contract contract = files.take(number);
        if (!contract.fingerprint().equals(values.get(VERSION))) {
            throw new FormRefused(VERSION, "contract.sign.otherVersion");
        }
        UUID contact = UUID.fromString(actor.id());
        String action = ContractWishes.text(values, ACTION);
        switch (action) {
            case "signed" -> sign(contract, contact, task, values, actor);
            case "handedOver" -> {
                Contact successor = forms.colleagues(contract, contact).stream().filter(colleague -> colleague.id().toString().equals(values.get(COLLEAGUE))).findFirst()
                        .orElseThrow(() -> new FormRefused(COLLEAGUE, "contract.sign.colleague.unknown"));
                signing.handOver(number, contact, successor, ContractWishes.text(values, "handOverNote"), actor);
                return new Answered(action, successor);
            }
            default -> signing.decline(number, contact, ContractWishes.text(values, "declineReason"), actor);
        }
        return new Answered(action, null);
    }

    private void sign(Contract contract, UUID id, String task, Map<String, Object> values, Actor actor) {
        Contact contact = customers.contact(id).orElseThrow();
        Mandates.Verdict verdict = mandates.verdict(contact, contract.amount(), signing.people(contract));
        if (verdict != Mandates.Verdict.WITHIN) {
            throw new FormRefused(null, "contract.sign.mandate." + verdict);
        }
        ContractSigner signer = signing.turnOf(contract, id);
        ContractSigner.Kind kind = ContractSigner.Kind.valueOf(ContractWishes.text(values, KIND));
        if (kind == ContractSigner.Kind.DRAWN && signer.signatureImage() == null) {
            throw new FormRefused(KIND, "contract.sign.notDrawn");
        }
        SigningCodes.Judged judged = codes.judge(task, id, ContractWishes.text(values, CODE));
        if (judged.verdict() != SigningCodes.Verdict.RIGHT) {
            notes.note(contract.number(), EvidenceType.OTP_FAIL, actor, "tries", String.valueOf(SigningCodes.TRIES - judged.left()));
            throw new FormRefused(CODE, "contract.sign.code." + judged.verdict(), judged.left());
        }
        if (!codes.use(judged.id())) {
            throw new FormRefused(CODE, "contract.sign.code.NONE", 0);
        }
        String channel = Masked.email(contact.email());
        signing.note(contract.number(), EvidenceType.OTP_OK, actor, "maskedTarget", channel);
        boolean drawn = kind == ContractSigner.Kind.DRAWN;
        signing.sign(contract.number(), id, new ContractSigner.Act(kind, drawn ? null : ContractWishes.text(values, NAME),
                drawn ? signer.signatureImage() : null, consents.of(actor.locale()).text(), channel, actor.ip(), actor.userAgent()), actor);
    }
}
