package eu.kapstok.contract;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts together what the page of a contract shows. */
@Component
class ContractViews {

    private static final int HISTORY = 100;

    private final ContractFiles files;
    private final ContractRepository contracts;
    private final ContractDrafts drafts;
    private final ContractHistoryTexts texts;

    ContractViews(ContractFiles files, ContractRepository contracts, ContractDrafts drafts, ContractHistoryTexts texts) {
        this.files = files;
        this.contracts = contracts;
        this.drafts = drafts;
        this.texts = texts;
    }

    /** As its customer may see it, once it was sent; empty for anybody else's. */
    @Transactional(readOnly = true)
    public Optional<ContractView> ofCustomer(String number, String customer, UUID contact, Locale locale) {
        return contracts.findByNumber(number).filter(contract -> contract.customer().equals(customer) && contract.sentAt() != null)
                .map(contract -> view(contract, contact, ContractEvent.Type.allForCustomers(), locale));
    }

    /** As our own people see it. */
    @Transactional(readOnly = true)
    public Optional<ContractView> ofStaff(String number) {
        return contracts.findByNumber(number).map(contract -> view(contract, null, List.of(ContractEvent.Type.values()), Locale.ENGLISH));
    }

    /** The contract's words, clean to stand within a page. */
    @Transactional(readOnly = true)
    public String words(String number) {
        return drafts.words(files.find(number));
    }

    /** The drawing that a signer made so far, null where there is none. */
    @Transactional(readOnly = true)
    public byte[] drawing(String number, UUID contact) {
        return files.standing(files.find(number)).stream().filter(signer -> signer.contactId().equals(contact)).findFirst()
                .map(ContractSigner::signatureImage).orElse(null);
    }

    private ContractView view(Contract contract, UUID contact, List<ContractEvent.Type> types, Locale locale) {
        List<ContractView.Signer> signers = files.standing(contract).stream().map(signer -> new ContractView.Signer(signer.position(), signer.name(),
                signer.state().name(), signer.answeredAt(), signer.contactId().equals(contact))).toList();
        List<ContractView.Told> history = contracts.history(contract.id(), types, Limit.of(HISTORY)).stream()
                .map(event -> new ContractView.Told(texts.of(event, locale), event.actor(), event.at())).toList();
        return new ContractView(contract.number(), contract.title(), contract.state(), contract.customer(), contract.amount(), contract.language(),
                contract.signBy(), contract.startsOn(), contract.endsOn(), contract.noticeOn(), contract.orderNumber(),
                file(contract, contact), contract.fingerprint(), contract.documentSha256(), signers,
                contract.countersignedBy(), contract.countersignedAt(), contract.reason(), history);
    }

    /** What is drawn up anew is for our own people until it is sent. */
    private static UUID file(Contract contract, UUID contact) {
        boolean unsent = contract.state() == ContractState.DRAFTING || contract.state() == ContractState.IN_REVIEW;
        return contact != null && unsent ? null : contract.sealedId() == null ? contract.documentId() : contract.sealedId();
    }
}
