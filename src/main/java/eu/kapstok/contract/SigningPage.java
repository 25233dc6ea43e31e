package eu.kapstok.contract;

import eu.kapstok.customer.Contact;
import eu.kapstok.customer.CustomerService;
import eu.kapstok.forms.Actor;
import eu.kapstok.forms.FormRefused;
import eu.kapstok.forms.TooOften;
import eu.kapstok.signing.EvidenceType;
import eu.kapstok.signing.Masked;
import eu.kapstok.signing.SignatureImage;
import eu.kapstok.signing.UnusableSignature;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a signer does on the page before the last click: opens it, draws, asks for a code. */
@Service
class SigningPage {

    static final String DRAWING = "signatureImage";

    private final ContractFiles files;
    private final ContractSigning signing;
    private final SigningCodes codes;
    private final ContractMails mails;
    private final Mandates mandates;
    private final CustomerService customers;

    SigningPage(ContractFiles files, ContractSigning signing, SigningCodes codes, ContractMails mails, Mandates mandates, CustomerService customers) {
        this.files = files;
        this.signing = signing;
        this.codes = codes;
        this.mails = mails;
        this.mandates = mandates;
        this.customers = customers;
    }

    /** Notes that whoever's turn it is has it before them. */
    @Transactional
    public void opened(String number, Actor actor) {
        signing.note(number, EvidenceType.OPENED, actor, "documentSha256", files.find(number).documentSha256());
    }

    /** What is in the way of their signature. */
    @Transactional(readOnly = true)
    public Mandates.Verdict verdict(String number, Actor actor) {
        Contract contract = files.find(number);
        return mandates.verdict(customers.contact(UUID.fromString(actor.id())).orElseThrow(), contract.amount(), signing.people(contract));
    }

    /**
     * Keeps what was drawn, as a picture written anew.
     *
     * @param dataUri as the browser sends it
     * @throws FormRefused when it is no drawing
     */
    @Transactional
    public void keepDrawing(String number, UUID contact, String dataUri) {
        try {
            signing.turnOf(files.take(number), contact).draw(SignatureImage.ofDataUri(dataUri).png());
        } catch (UnusableSignature unusable) {
            throw new FormRefused(SignerAnswers.KIND, unusable.messageKey());
        }
    }

    /**
     * Sends a one-time code for that task.
     *
     * @return where it went, masked
     * @throws TooOften when too many were sent lately
     */
    @Transactional
    public String sendCode(String number, String task, Actor actor) {
        Contract contract = files.find(number);
        Contact contact = customers.contact(UUID.fromString(actor.id())).orElseThrow();
        String code = codes.create(task, contact).orElseThrow(() -> new TooOften("contract.sign.code.tooOften"));
        mails.sendCode(contract, contact, task, code, Instant.now());
        String masked = Masked.email(contact.email());
        signing.note(number, EvidenceType.OTP_SENT, actor, "maskedTarget", masked);
        return masked;
    }
}
