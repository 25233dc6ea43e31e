package eu.kapstok.customer;

import java.util.List;
import org.springframework.stereotype.Component;

/** Where a customer has goods delivered, on the staff's page. */
@Component
class AddressesPart implements CustomerPagePart {

    private final AddressBook addresses;

    AddressesPart(AddressBook addresses) {
        this.addresses = addresses;
    }

    @Override
    public int position() {
        return 70;
    }

    @Override
    public String titleKey() {
        return "customer.part.addresses";
    }

    @Override
    public String fragment() {
        return "customer/parts :: addresses";
    }

    @Override
    public List<DeliveryAddress> of(String customerNumber) {
        return addresses.of(customerNumber);
    }
}
