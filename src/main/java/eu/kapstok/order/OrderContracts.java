package eu.kapstok.order;

import eu.kapstok.contract.ContractState;
import eu.kapstok.contract.Contracts;
import eu.kapstok.contract.NobodySigns;
import eu.kapstok.customer.CustomerService;
import eu.kapstok.documents.UploadedFile;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Has contracts signed that orders wait for, on-line, and keeps those that were signed by hand. */
@Service
class OrderContracts {

    private final OrderFiles files;
    private final OrderDocuments documents;
    private final OrderRelease release;
    private final Contracts contracts;
    private final CustomerService customers;
    private final MessageSource messages;

    OrderContracts(OrderFiles files, OrderDocuments documents, OrderRelease release, Contracts contracts, CustomerService customers,
                   MessageSource messages) {
        this.files = files;
        this.documents = documents;
        this.release = release;
        this.contracts = contracts;
        this.customers = customers;
        this.messages = messages;
    }

    /**
     * Asks for the contract that the order needs, the first where it needs several.
     *
     * @return its number
     * @throws NobodySigns when it has to be signed by hand
     */
    @Transactional
    public String request(String number) throws NobodySigns {
        CustomerOrder order = files.take(number);
        String products = order.lines().stream().map(OrderLine::product).distinct().collect(Collectors.joining("\n"));
        int days = customers.customer(order.customer()).orElseThrow().paymentTermDays();
        String contract = contracts.forOrder(new Contracts.ForOrder(number, order.customer(), order.contractTemplates().get(0), order.gross(),
                Map.of("products", products, "paymentDays", String.valueOf(days))));
        release.askForContract(number);
        return contract;
    }

    /** Takes up what became of it; @return whether it was signed. */
    @Transactional
    public boolean record(String number, String contract) {
        ContractState state = contracts.stateOf(contract);
        boolean signed = state == ContractState.SIGNED;
        if (signed) {
            files.tell(files.take(number), OrderEvent.Type.CONTRACT_SIGNED, null, contract);
        } else {
            release.contractFailed(number, why(contract, state));
        }
        return signed;
    }

    private String why(String contract, ContractState state) {
        String said = contracts.reasonOf(contract);
        String outcome = messages.getMessage("order.contract.outcome." + state, new Object[] {contract}, Locale.ENGLISH);
        return said == null ? outcome : outcome + ": " + said;
    }

    /** What was asked for of the order so far, for our own people. */
    List<Contracts.OfOrder> of(String number) {
        return contracts.ofOrder(number);
    }

    /** What of it the customer was sent. */
    List<Contracts.OfOrder> sentOf(String number) {
        return contracts.ofOrder(number).stream().filter(Contracts.OfOrder::sent).toList();
    }

    /** @return false when no contract has to be signed for the order */
    @Transactional
    public boolean add(String key, UploadedFile scan) {
        CustomerOrder order = files.take(key);
        if (order.state() != OrderState.TO_SIGN) {
            return false;
        }
        order.contract(documents.keepContract(order, scan));
        return true;
    }
}
