package eu.kapstok.customer;

import org.springframework.stereotype.Component;

/** Who may do what for a customer, on the staff's page. */
@Component
class ContactsPart implements CustomerPagePart {

    private final Colleagues colleagues;

    ContactsPart(Colleagues colleagues) {
        this.colleagues = colleagues;
    }

    @Override
    public int position() {
        return 20;
    }

    @Override
    public String titleKey() {
        return "customer.part.contacts";
    }

    @Override
    public String fragment() {
        return "customer/parts :: contacts";
    }

    @Override
    public Colleagues.Page of(String customerNumber) {
        return colleagues.of(customerNumber, null);
    }
}
