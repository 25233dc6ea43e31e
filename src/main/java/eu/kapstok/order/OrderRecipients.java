package eu.kapstok.order;

import eu.kapstok.customer.Contact;
import eu.kapstok.customer.ContactRole;
import eu.kapstok.customer.CustomerService;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Who of a customer hears about an order. */
@Component
class OrderRecipients {

    /** Whoever may do most with orders comes first. */
    private static final List<ContactRole> ROLES = List.of(ContactRole.BUYER, ContactRole.APPROVER, ContactRole.ADMIN);

    private final CustomerService customers;

    OrderRecipients(CustomerService customers) {
        this.customers = customers;
    }

    /** Who ordered or whom it is meant for, else the first who may order; empty when nobody has an address. */
    Optional<Contact> of(CustomerOrder order) {
        Optional<Contact> ordered = Optional.ofNullable(order.contactId()).flatMap(customers::contact);
        Optional<Contact> meant = Optional.ofNullable(order.contact()).flatMap(id -> customers.contactByErpId(order.customer(), id));
        return Stream.concat(Stream.of(ordered, meant).flatMap(Optional::stream), all(order.customer()).stream())
                .filter(contact -> contact.active() && contact.email() != null).findFirst();
    }

    /** Everybody who may order, each once. */
    List<Contact> all(String customer) {
        return ROLES.stream().flatMap(role -> customers.contactsOf(customer, role).stream()).distinct().toList();
    }
}
