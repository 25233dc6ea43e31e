package eu.kapstok.customer;

import org.springframework.stereotype.Component;

/** A customer's master data on the staff's page, as the ERP gave it last. */
@Component
class MasterDataPart implements CustomerPagePart {

    private final CustomerService customers;

    MasterDataPart(CustomerService customers) {
        this.customers = customers;
    }

    @Override
    public int position() {
        return 10;
    }

    @Override
    public String titleKey() {
        return "customer.part.master";
    }

    @Override
    public String fragment() {
        return "customer/parts :: master";
    }

    @Override
    public Object of(String customerNumber) {
        return customers.customer(customerNumber).orElseThrow();
    }
}
