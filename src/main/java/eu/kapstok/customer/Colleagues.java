package eu.kapstok.customer;

import eu.kapstok.forms.FormRefused;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The people of one customer in the portal, as their own administrators order them. Changes go one after the other. */
@Service
public class Colleagues {

    private static final int PAGE = 50;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    /** @param next the contact after whom the list goes on, null at its end */
    public record Page(List<Contact> contacts, UUID next) {
    }

    private final ContactRepository contacts;
    private final CustomerRepository customers;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Colleagues(ContactRepository contacts, CustomerRepository customers, ApplicationEventPublisher events, Clock clock) {
        this.contacts = contacts;
        this.customers = customers;
        this.events = events;
        this.clock = clock;
    }

    /** The active contacts of a customer by name; {@code after} null for the first page. */
    @Transactional(readOnly = true)
    public Page of(String customer, UUID after) {
        Optional<Contact> last = after == null ? Optional.empty() : find(customer, after);
        List<Contact> found = contacts.findColleagues(customer, last.map(Contact::lastName).orElse(""),
                last.map(Contact::firstName).orElse(""), last.map(Contact::id).orElse(BEFORE_ALL), PAGE + 1);
        return found.size() <= PAGE ? new Page(found, null) : new Page(found.subList(0, PAGE), found.get(PAGE - 1).id());
    }

    /** An active contact of that customer. */
    @Transactional(readOnly = true)
    public Optional<Contact> find(String customer, UUID contact) {
        return contacts.findById(contact).filter(known -> known.active() && known.customer().number().equals(customer));
    }

    /** Whether somebody with that address is an active contact of that customer already. */
    @Transactional(readOnly = true)
    public Optional<Contact> withAddress(String customer, String email) {
        return contacts.findByCustomerAndEmail(customer, email).filter(Contact::active);
    }

    /**
     * Gives a colleague exactly these roles, from the next click on.
     *
     * @param by the administrator who does it
     * @throws FormRefused when {@code by} may not, or nobody would administer any more
     */
    @Transactional
    public void give(String customer, UUID contact, Set<ContactRole> roles, UUID by) {
        Contact colleague = take(customer, contact, by);
        if (!roles.contains(ContactRole.ADMIN)) {
            keepAnAdmin(customer, colleague, "roles");
        }
        colleague.give(roles, clock.instant());
    }

    /**
     * Ends a colleague's access at once, whatever the ERP says of them.
     *
     * @param by the administrator who does it
     * @throws FormRefused when {@code by} may not, or nobody would administer any more
     */
    @Transactional
    public void remove(String customer, UUID contact, UUID by) {
        Contact colleague = take(customer, contact, by);
        keepAnAdmin(customer, colleague, "remove");
        colleague.remove(clock.instant());
        events.publishEvent(new ContactLeft(contact));
    }

    /** Makes the newcomer a contact of that customer, or gives one who has that address already what they were invited to. */
    @Transactional
    public Contact join(String customer, Newcomer newcomer) {
        customers.lock(customer);
        Instant now = clock.instant();
        Contact contact = contacts.findByCustomerAndEmail(customer, newcomer.email()).orElseGet(() ->
                new Contact(customers.findByNumber(customer).orElseThrow(), null, EnumSet.noneOf(ContactRole.class), now));
        contact.join(newcomer, now);
        return contacts.save(contact);
    }

    private Contact take(String customer, UUID contact, UUID by) {
        customers.lock(customer);
        if (find(customer, by).filter(Contact::administers).isEmpty()) {
            throw new FormRefused(null, "portal.colleagues.notAllowed");
        }
        return find(customer, contact).orElseThrow(() -> new FormRefused(null, "portal.colleagues.gone"));
    }

    private void keepAnAdmin(String customer, Contact colleague, String field) {
        if (colleague.has(ContactRole.ADMIN) && contacts.countOtherAdmins(customer, colleague.id()) == 0) {
            throw new FormRefused(field, "portal.colleagues.lastAdmin");
        }
    }
}
