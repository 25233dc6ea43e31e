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
        List<Contact> people = customers.contactsOf(order.customer(), null).stream().filter(contact -> contact.email() != null).toList();
        Stream<Contact> ordered = people.stream().filter(contact -> contact.id().equals(order.contactId()));
        Stream<Contact> meant = people.stream().filter(contact -> order.contact() != null && order.contact().equals(contact.erpId()));
        return Stream.of(ordered, meant, mayOrder(people)).flatMap(found -> found).findFirst();
    }

    /** Everybody who may order, each once. */
    List<Contact> all(String customer) {
        return mayOrder(customers.contactsOf(customer, null)).distinct().toList();
    }

    private static Stream<Contact> mayOrder(List<Contact> people) {
        return ROLES.stream().flatMap(role -> people.stream().filter(contact -> contact.has(role)));
    }
}
