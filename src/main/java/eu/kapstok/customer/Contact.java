package eu.kapstok.customer;

import eu.kapstok.erp.ErpContact;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/** A person at a customer: named by the ERP or invited by a colleague, with a language and roles of our own. */
@Entity
public class Contact {

    @Id
    private UUID id;
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private Customer customer;
    private String erpId;
    private String firstName;
    private String lastName;
    private String email;
    private String phone;
    private String language;
    private boolean languageChosen;
    @Convert(converter = RolesConverter.class)
    private Set<ContactRole> roles;
    private boolean active;
    @Enumerated(EnumType.STRING)
    private Notices notices = Notices.AT_ONCE;
    private boolean invited;
    private Instant removedAt;
    private Instant createdAt;
    private Instant updatedAt;

    protected Contact() {
    }

    Contact(Customer customer, String erpId, Set<ContactRole> roles, Instant now) {
        this.id = UUID.randomUUID();
        this.customer = customer;
        this.erpId = erpId;
        this.roles = Set.copyOf(roles);
        this.createdAt = now;
    }

    /** Takes over what the ERP says; never the roles, the language once one was chosen, or whom their company removed. */
    void update(ErpContact erp, Instant now) {
        erpId = erp.id();
        firstName = erp.firstName() == null ? "" : erp.firstName();
        lastName = erp.lastName() == null ? "" : erp.lastName();
        email = erp.email() == null || erp.email().isBlank() ? null : erp.email().strip();
        phone = erp.phone();
        if (!languageChosen) {
            language = Languages.supported(erp.language() == null ? customer.language() : erp.language());
        }
        active = removedAt == null;
        updatedAt = now;
    }

    /**
     * The ERP no longer knows this person: no sign-in any more, the history keeps the name. Whom a colleague invited stays
     * until a colleague removes them.
     */
    void leave(Instant now) {
        active = active && invited;
        updatedAt = now;
    }

    /** A colleague's invitation was accepted; the name stays that of the ERP where it has one. */
    void join(Newcomer newcomer, Instant now) {
        if (erpId == null) {
            firstName = newcomer.firstName();
            lastName = newcomer.lastName();
            email = newcomer.email();
        }
        if (!languageChosen) {
            choose(newcomer.language(), now);
        }
        Set<ContactRole> granted = EnumSet.noneOf(ContactRole.class);
        granted.addAll(newcomer.roles());
        if (active) {
            granted.addAll(roles);
        }
        give(granted, now);
        active = true;
        invited = true;
        removedAt = null;
    }

    /** Their company's administrator removed them, whatever the ERP says. */
    void remove(Instant now) {
        active = false;
        invited = false;
        removedAt = now;
        updatedAt = now;
    }

    void choose(String newLanguage, Instant now) {
        language = Languages.supported(newLanguage);
        languageChosen = true;
        updatedAt = now;
    }

    void choose(Notices wanted, Instant now) {
        notices = wanted;
        updatedAt = now;
    }

    void give(Set<ContactRole> newRoles, Instant now) {
        roles = Collections.unmodifiableSet(
                newRoles.isEmpty() ? EnumSet.noneOf(ContactRole.class) : EnumSet.copyOf(newRoles));
        updatedAt = now;
    }

    public UUID id() {
        return id;
    }

    public Customer customer() {
        return customer;
    }

    /** Null for whom only a colleague's invitation made known. */
    public String erpId() {
        return erpId;
    }

    public String firstName() {
        return firstName;
    }

    public String lastName() {
        return lastName;
    }

    public String name() {
        return (firstName + " " + lastName).strip();
    }

    /** Null where the ERP knows none. */
    public String email() {
        return email;
    }

    public String phone() {
        return phone;
    }

    /** nl, fr or en. */
    public String language() {
        return language;
    }

    public Locale locale() {
        return Locale.forLanguageTag(language);
    }

    public Notices notices() {
        return notices;
    }

    public Set<ContactRole> roles() {
        return roles;
    }

    public boolean has(ContactRole role) {
        return roles.contains(role);
    }

    boolean canSignIn() {
        return active && email != null;
    }

    boolean administers() {
        return canSignIn() && has(ContactRole.ADMIN);
    }

    /** False once the ERP no longer lists this person, or their company removed them. */
    public boolean active() {
        return active;
    }
}
