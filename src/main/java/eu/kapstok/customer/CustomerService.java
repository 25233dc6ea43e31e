package eu.kapstok.customer;

import eu.kapstok.erp.Erp;
import eu.kapstok.erp.ErpContact;
import eu.kapstok.erp.ErpCustomer;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Customers and contacts, kept beside what the ERP knows of them. */
@Service
public class CustomerService {

    private final CustomerRepository customers;
    private final ContactRepository contacts;
    private final Erp erp;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CustomerService(CustomerRepository customers, ContactRepository contacts, Erp erp, ApplicationEventPublisher events,
                    Clock clock) {
        this.customers = customers;
        this.contacts = contacts;
        this.erp = erp;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Brings one customer up to date with the ERP, when a case of this customer begins.
     *
     * @return empty when neither the ERP nor we know the number
     */
    @Transactional
    public Optional<Customer> fromErp(String number) {
        erp.customer(number).ifPresent(this::keep);
        return customers.findByNumber(number);
    }

    /**
     * Takes over one customer as the ERP gave it; roles and languages that were chosen stay. Where the ERP says what it said
     * before, nothing is written and nobody waits.
     */
    @Transactional
    public void keep(ErpCustomer current) {
        if (customers.findErpFingerprint(current.number()).filter(current.fingerprint()::equals).isPresent()) {
            return;
        }
        customers.lock(current.number());
        Instant now = clock.instant();
        Customer customer = customers.findByNumber(current.number()).orElseGet(() -> new Customer(current.number(), now));
        customer.update(current, now);
        customers.save(customer);
        keepContacts(customer, current.contacts() == null ? List.of() : current.contacts(), now);
    }

    private void keepContacts(Customer customer, List<ErpContact> current, Instant now) {
        Map<String, Contact> known = new HashMap<>();
        Map<String, Contact> ours = new HashMap<>();
        for (Contact contact : contacts.findByCustomer(customer.number())) {
            if (contact.erpId() == null) {
                ours.put(contact.email().toLowerCase(Locale.ROOT), contact);
            } else {
                known.put(contact.erpId(), contact);
            }
        }
        boolean founded = known.isEmpty() && ours.isEmpty();
        List<Contact> kept = new ArrayList<>();
        for (ErpContact person : current) {
            Contact contact = known.remove(person.id());
            if (contact == null) {
                contact = person.email() == null ? null : ours.remove(person.email().strip().toLowerCase(Locale.ROOT));
            }
            if (contact == null) {
                contact = new Contact(customer, person.id(), EnumSet.of(ContactRole.BUYER), now);
            }
            contact.update(person, now);
            kept.add(contacts.save(contact));
        }
        known.values().stream().filter(Contact::active).forEach(gone -> {
            gone.leave(now);
            if (!gone.active()) {
                events.publishEvent(new ContactLeft(gone.id()));
            }
        });
        appointAdmin(Stream.of(kept, known.values(), ours.values()).flatMap(Collection::stream).toList(), kept, founded, now);
    }

    /** Where nobody who can sign in administers, the first whom the ERP lists does; at first with all roles. */
    private static void appointAdmin(List<Contact> all, List<Contact> listed, boolean founded, Instant now) {
        if (all.stream().anyMatch(Contact::administers)) {
            return;
        }
        Optional<Contact> first = listed.stream().filter(Contact::canSignIn).findFirst();
        first.or(() -> founded ? listed.stream().findFirst() : Optional.empty()).ifPresent(contact -> {
            Set<ContactRole> roles = EnumSet.of(ContactRole.ADMIN);
            roles.addAll(founded ? EnumSet.allOf(ContactRole.class) : contact.roles());
            contact.give(roles, now);
        });
    }

    @Transactional(readOnly = true)
    public Optional<Customer> customer(String number) {
        return customers.findByNumber(number);
    }

    /** Names by number, for a page of a list. */
    @Transactional(readOnly = true)
    public Map<String, String> namesOf(Collection<String> numbers) {
        return numbers.isEmpty() ? Map.of() : customers.findNames(numbers).stream()
                .collect(Collectors.toMap(CustomerRepository.NumberAndName::getNumber, CustomerRepository.NumberAndName::getName));
    }

    /** Numbers of customers that have that number, or whose name has words that begin so. */
    @Transactional(readOnly = true)
    public List<String> numbersLike(String text, int most) {
        Set<String> numbers = new LinkedHashSet<>();
        customers.findByNumber(text.toUpperCase(Locale.ROOT)).map(Customer::number).ifPresent(numbers::add);
        String words = Arrays.stream(text.split("[^\\p{L}\\p{N}]+")).filter(word -> !word.isEmpty()).map(word -> word + ":*")
                .collect(Collectors.joining(" & "));
        if (!words.isEmpty()) {
            numbers.addAll(customers.findNumbersByWords(words, most));
        }
        return List.copyOf(numbers);
    }

    @Transactional(readOnly = true)
    public Optional<Contact> contact(UUID id) {
        return contacts.findById(id);
    }

    @Transactional(readOnly = true)
    public Optional<Contact> contactByErpId(String number, String erpId) {
        return contacts.findByCustomerAndErpId(number, erpId);
    }

    /** The active contacts of that customer by name, with that role; null: all of them. */
    @Transactional(readOnly = true)
    public List<Contact> contactsOf(String number, ContactRole role) {
        return contacts.findByCustomer(number).stream()
                .filter(contact -> contact.active() && (role == null || contact.has(role))).toList();
    }

    /** The active contacts with that address, at one customer or several. */
    @Transactional(readOnly = true)
    public List<Contact> contactsByEmail(String email) {
        return contacts.findActiveByEmail(email.strip());
    }

    /** The contact's own choice: nl, fr or en; the ERP does not overwrite it. */
    @Transactional
    public void chooseLanguage(UUID contactId, String language) {
        contacts.findById(contactId).ifPresent(contact -> contact.choose(language, clock.instant()));
    }

    /** The contact's own choice. */
    @Transactional
    public void chooseNotices(UUID contactId, Notices wanted) {
        contacts.findById(contactId).ifPresent(contact -> contact.choose(wanted, clock.instant()));
    }

    /** Who reads mails at an address, and when they want those that nothing waits for. */
    public interface MailReader {

        UUID getId();

        Notices getNotices();
    }

    /** Empty where the address is of none of the customer's contacts. */
    @Transactional(readOnly = true)
    public Optional<MailReader> mailReader(String number, String email) {
        return contacts.findMailReader(number, email);
    }

    @Transactional
    public void giveRoles(UUID contactId, Set<ContactRole> roles) {
        contacts.findById(contactId).ifPresent(contact -> contact.give(roles, clock.instant()));
    }
}
