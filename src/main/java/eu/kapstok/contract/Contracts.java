package eu.kapstok.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.kapstok.customer.Contact;
import eu.kapstok.customer.Customer;
import eu.kapstok.customer.CustomerCases;
import eu.kapstok.customer.CustomerService;
import eu.kapstok.signing.EvidenceRecords;
import eu.kapstok.signing.EvidenceType;
import eu.kapstok.signing.NewEvidence;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Contracts as they are asked for, and what became of them. */
@Service
public class Contracts implements CustomerCases {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<TreeMap<String, String>> TEXTS = new TypeReference<>() {
    };

    /** So long a contract that an order waits for can be signed. */
    private static final int DAYS_TO_SIGN = 14;

    private final ContractFiles files;
    private final ContractRepository contracts;
    private final ContractTemplates templates;
    private final ContractWishes wishes;
    private final CustomerService customers;
    private final EvidenceRecords evidence;
    private final Clock clock;

    Contracts(ContractFiles files, ContractRepository contracts, ContractTemplates templates, ContractWishes wishes, CustomerService customers,
              EvidenceRecords evidence, Clock clock) {
        this.files = files;
        this.contracts = contracts;
        this.templates = templates;
        this.wishes = wishes;
        this.customers = customers;
        this.evidence = evidence;
        this.clock = clock;
    }

    /**
     * The contract that an order waits for.
     *
     * @param order number
     * @param customer number
     * @param template name, as the decision on the order's release gives it
     * @param amount EUR including VAT, by which it is decided who may sign
     * @param data what is known of what the template asks for; the rest is filled in by sales
     */
    public record ForOrder(String order, String customer, String template, BigDecimal amount, Map<String, String> data) {
    }

    /**
     * Makes it, once per order and template.
     *
     * @return its number
     * @throws NobodySigns when nobody of the customer may sign for that amount, or no such template is there
     */
    @Transactional
    public String forOrder(ForOrder wish) throws NobodySigns {
        Optional<Contract> known = contracts.findByOrder(wish.order(), wish.template());
        if (known.isPresent()) {
            return known.get().number();
        }
        ContractTemplates.Template template = templates.find(wish.template()).orElseThrow(() -> new NobodySigns("There is no template " + wish.template()));
        List<UUID> signers = wishes.signersFor(wish.customer(), wish.amount());
        if (signers.isEmpty()) {
            throw new NobodySigns("No contact of %s may sign for EUR %s".formatted(wish.customer(), wish.amount()));
        }
        LocalDate today = LocalDate.now(clock);
        TreeMap<String, String> data = new TreeMap<>(wish.data());
        data.keySet().retainAll(template.fields().keySet());
        return make(new ContractWish(wish.customer(), template, signers, wish.amount(), today.plusDays(DAYS_TO_SIGN), today,
                today.plusYears(1), today.plusYears(1).minusMonths(1), data), wish.order(), null).number();
    }

    /** @throws IllegalStateException where another case deals with the contract */
    @Transactional(readOnly = true)
    public void expectCase(String number, String instance) {
        files.find(number).belongsTo(instance);
    }

    /**
     * A case deals with the contract from now on.
     *
     * @param instance of the case
     * @return false where there is no such contract, or another case has it
     */
    @Transactional
    public boolean begin(String number, String instance) {
        if (number == null || contracts.findByNumber(number).isEmpty()) {
            return false;
        }
        Contract contract = files.take(number);
        if (contract.state() != ContractState.DRAFTING || contract.hasCase()) {
            return false;
        }
        contract.belongsTo(instance);
        return true;
    }

    /**
     * @param order null where none waits for it
     * @param by name of who asks for it, null where nobody did
     */
    Contract make(ContractWish wish, String order, String by) {
        Customer customer = customers.customer(wish.customer()).orElseThrow();
        Instant now = clock.instant();
        int year = now.atZone(Contract.SELLER).getYear();
        String number = "CT%d-%05d".formatted(year, contracts.nextNumber(year));
        Contract contract = new Contract(number, customer.number(), customer.language(), order, by, now);
        contract.agree(terms(contract, wish));
        files.add(contract);
        name(contract, wish.signers());
        files.tell(contract, ContractEvent.Type.REQUESTED, by);
        evidence.append(evidence.open(number, customer.number()).id(), NewEvidence.of(EvidenceType.CREATED, by == null ? "Kapstok" : by)
                .with("template", contract.template()).with("version", String.valueOf(contract.version())));
        return contract;
    }

    /** Takes other data for the next version. */
    void change(Contract contract, ContractWish wish) {
        contract.redraft();
        contract.agree(terms(contract, wish));
        name(contract, wish.signers());
        evidence.append(evidence.open(contract.number(), contract.customer()).id(),
                NewEvidence.of(EvidenceType.REDRAFTED, "Kapstok").with("version", String.valueOf(contract.version())));
    }

    /** The same once more, as the next version; whoever handed over signs no more. */
    void again(Contract contract) {
        List<UUID> signers = files.standing(contract).stream().map(ContractSigner::contactId).toList();
        contract.redraft();
        name(contract, signers);
        evidence.append(evidence.open(contract.number(), contract.customer()).id(),
                NewEvidence.of(EvidenceType.REDRAFTED, "Kapstok").with("version", String.valueOf(contract.version())));
    }

    /** Names who has to sign the present version. */
    private void name(Contract contract, List<UUID> signers) {
        int position = 0;
        for (UUID id : signers) {
            position++;
            Contact contact = customers.contact(id).orElseThrow();
            files.add(new ContractSigner(contract, position, 1, id, contact.name()));
        }
    }

    private static Contract.Terms terms(Contract contract, ContractWish wish) {
        return new Contract.Terms(wish.template().name(), wish.template().titles().get(contract.language()), wish.amount(), write(wish.data()),
                wish.signBy(), wish.startsOn(), wish.endsOn(), wish.noticeOn());
    }

    /** The order is not to be, so nothing has to be signed for it any more. */
    @Transactional
    public void withdraw(String order) {
        contracts.runningOf(order).forEach(found -> {
            Contract contract = files.take(found.number());
            contract.withdraw(clock.instant());
            files.tell(contract, ContractEvent.Type.STOPPED, null);
            evidence.append(evidence.open(contract.number(), contract.customer()).id(), NewEvidence.of(EvidenceType.STOPPED, "Kapstok"));
        });
    }

    /**
     * A contract that an order asked for.
     *
     * @param sent whether the customer has it
     */
    public record OfOrder(String number, String title, ContractState state, boolean sent) {

        /** The customer's next move: to sign it. */
        public boolean waitsForCustomer() {
            return sent && state == ContractState.SIGNING;
        }
    }

    /** What an order asked for, the oldest first; none for an order without a number. */
    @Transactional(readOnly = true)
    public List<OfOrder> ofOrder(String order) {
        return order == null ? List.of() : contracts.ofOrder(order).stream().map(contract -> new OfOrder(contract.number(), contract.title(),
                contract.state(), contract.sentAt() != null)).toList();
    }

    /** How far the contract is. */
    @Transactional(readOnly = true)
    public ContractState stateOf(String number) {
        return files.find(number).state();
    }

    /** Why it was not signed, in the customer's or our own words; null where nobody said. */
    @Transactional(readOnly = true)
    public String reasonOf(String number) {
        return files.find(number).reason();
    }

    @Override
    @Transactional(readOnly = true)
    public List<String> running(String customerNumber, int most) {
        return contracts.running(customerNumber, Limit.of(most));
    }

    static Map<String, String> read(String data) {
        try {
            return JSON.readValue(data, TEXTS);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("The data of a contract cannot be read", broken);
        }
    }

    private static String write(Map<String, String> data) {
        try {
            return JSON.writeValueAsString(data);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
