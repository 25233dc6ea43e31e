package eu.kapstok.customer;

import eu.kapstok.forms.FormRefused;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A customer's delivery addresses: those of the ERP, and those that buyers and administrators keep in the portal. */
@Service
public class AddressBook {

    private static final int MOST = 100;

    private final CustomerRepository customers;
    private final OwnAddressRepository addresses;
    private final ContactRepository contacts;
    private final Clock clock;

    AddressBook(CustomerRepository customers, OwnAddressRepository addresses, ContactRepository contacts, Clock clock) {
        this.customers = customers;
        this.addresses = addresses;
        this.contacts = contacts;
        this.clock = clock;
    }

    /** All addresses, the usual one first, then those of the ERP in its order, then own ones by label. */
    @Transactional(readOnly = true)
    public List<DeliveryAddress> of(String customerNumber) {
        return customers.findByNumber(customerNumber).map(this::of).orElse(List.of());
    }

    private List<DeliveryAddress> of(Customer customer) {
        List<OwnAddress> own = addresses.findByCustomer(customer.number());
        String usual = usual(customer, own);
        List<DeliveryAddress> all = new ArrayList<>();
        customer.deliveryAddresses().forEach(address -> all.add(DeliveryAddress.of(address, usual)));
        own.forEach(address -> all.add(DeliveryAddress.of(address, usual)));
        all.sort((one, other) -> Boolean.compare(other.usual(), one.usual()));
        return all;
    }

    /** The one that was chosen as long as it exists, otherwise the first. */
    private static String usual(Customer customer, List<OwnAddress> own) {
        String chosen = customer.defaultAddress();
        if (customer.deliveryAddresses().stream().anyMatch(address -> address.erpId().equals(chosen))
                || own.stream().anyMatch(address -> address.id().toString().equals(chosen))) {
            return chosen;
        }
        return customer.deliveryAddresses().isEmpty() ? own.stream().findFirst().map(address -> address.id().toString()).orElse(null)
                : customer.deliveryAddresses().get(0).erpId();
    }

    /** One of the customer's addresses by its id. */
    @Transactional(readOnly = true)
    public Optional<DeliveryAddress> find(String customerNumber, String id) {
        return of(customerNumber).stream().filter(address -> address.id().equals(id)).findFirst();
    }

    /** What stands in the form of an address that the customer keeps. */
    @Transactional(readOnly = true)
    public Optional<AddressFields> own(String customerNumber, UUID id) {
        return addresses.findByIdAndCustomer(id, customerNumber).map(OwnAddress::fields);
    }

    /**
     * @param by the buyer or administrator who adds it
     * @throws FormRefused when {@code by} may not, another address has that label, or there are too many
     */
    @Transactional
    public void add(String customerNumber, AddressFields fields, UUID by) {
        take(customerNumber, by);
        if (addresses.findByCustomer(customerNumber).size() >= MOST) {
            throw new FormRefused(null, "portal.address.tooMany", MOST);
        }
        keep(new OwnAddress(customerNumber), fields, by);
    }

    /** @throws FormRefused when {@code by} may not, the address is gone, or another one has that label */
    @Transactional
    public void change(String customerNumber, UUID id, AddressFields fields, UUID by) {
        take(customerNumber, by);
        keep(taken(customerNumber, id), fields, by);
    }

    /** What was ordered to it goes there still. */
    @Transactional
    public void remove(String customerNumber, UUID id, UUID by) {
        take(customerNumber, by);
        addresses.delete(taken(customerNumber, id));
    }

    /** @param id of any of the customer's addresses */
    @Transactional
    public void makeUsual(String customerNumber, String id, UUID by) {
        take(customerNumber, by);
        Customer customer = customers.findByNumber(customerNumber).orElseThrow();
        if (of(customer).stream().noneMatch(address -> address.id().equals(id))) {
            throw new FormRefused(null, "portal.address.gone");
        }
        customer.deliverFirstTo(id);
    }

    private void keep(OwnAddress address, AddressFields fields, UUID by) {
        addresses.findByLabel(address.customer(), fields.label()).filter(other -> !other.id().equals(address.id())).ifPresent(other -> {
            throw new FormRefused("label", "portal.address.labelTaken");
        });
        address.change(fields, by, clock.instant());
        addresses.save(address);
    }

    private OwnAddress taken(String customerNumber, UUID id) {
        return addresses.findByIdAndCustomer(id, customerNumber).orElseThrow(() -> new FormRefused(null, "portal.address.gone"));
    }

    private void take(String customerNumber, UUID by) {
        customers.lock(customerNumber);
        if (contacts.findById(by).filter(contact -> contact.active() && contact.customer().number().equals(customerNumber)
                && (contact.has(ContactRole.BUYER) || contact.has(ContactRole.ADMIN))).isEmpty()) {
            throw new FormRefused(null, "portal.address.notAllowed");
        }
    }
}
