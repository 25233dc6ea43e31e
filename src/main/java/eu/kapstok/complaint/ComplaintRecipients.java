package eu.kapstok.complaint;

import eu.kapstok.customer.Contact;
import eu.kapstok.customer.ContactRole;
import eu.kapstok.customer.CustomerService;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Who of a customer hears about a complaint. */
@Component
class ComplaintRecipients {

    private static final List<ContactRole> ROLES = List.of(ContactRole.BUYER, ContactRole.FINANCE, ContactRole.APPROVER, ContactRole.ADMIN);

    private final CustomerService customers;

    ComplaintRecipients(CustomerService customers) {
        this.customers = customers;
    }

    /** Who reported it, else the first of the customer's people; empty when nobody has an address. */
    Optional<Contact> of(Complaint complaint) {
        Optional<Contact> reporter = Optional.ofNullable(complaint.contactId()).flatMap(customers::contact);
        return Stream.concat(reporter.stream(), all(complaint.customer()).stream())
                .filter(contact -> contact.active() && contact.email() != null).findFirst();
    }

    /** Everybody whom it may concern, each once. */
    List<Contact> all(String customer) {
        return ROLES.stream().flatMap(role -> customers.contactsOf(customer, role).stream()).distinct().toList();
    }
}
