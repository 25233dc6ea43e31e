package eu.kapstok.contract;

import eu.kapstok.customer.CustomerPagePart;
import java.util.EnumSet;
import java.util.List;
import org.springframework.stereotype.Component;

/** A customer's contracts, for the staff's page of the customer. */
@Component
class CustomerContracts implements CustomerPagePart {

    private static final int SHOWN = 10;

    private final ContractLists lists;

    CustomerContracts(ContractLists lists) {
        this.lists = lists;
    }

    /** @param customer number */
    record Part(String customer, List<ContractLists.Row> rows) {
    }

    @Override
    public int position() {
        return 47;
    }

    @Override
    public String titleKey() {
        return "customer.part.contracts";
    }

    @Override
    public String fragment() {
        return "contract/customer :: contracts";
    }

    @Override
    public Part of(String customerNumber) {
        return new Part(customerNumber, lists.ofCustomer(customerNumber, EnumSet.allOf(ContractState.class), null, SHOWN).rows());
    }
}
