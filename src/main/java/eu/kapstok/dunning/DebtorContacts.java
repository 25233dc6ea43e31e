package eu.kapstok.dunning;

import eu.kapstok.customer.Contact;
import eu.kapstok.customer.ContactRole;
import eu.kapstok.customer.CustomerService;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who of a customer hears about what is owed. */
@Component
class DebtorContacts {

    private static final List<ContactRole> ROLES = List.of(ContactRole.FINANCE, ContactRole.ADMIN);

    private final CustomerService customers;

    DebtorContacts(CustomerService customers) {
        this.customers = customers;
    }

    /** Who looks after invoices, else who administers; empty when neither has an address. */
    Optional<Contact> reader(String customer) {
        return ROLES.stream().flatMap(role -> customers.contactsOf(customer, role).stream()).filter(contact -> contact.email() != null).findFirst();
    }
}
