package eu.kapstok.security;

import eu.kapstok.customer.ContactRole;
import java.io.Serializable;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** A customer's contact who is signed in. Controllers take it as {@code @AuthenticationPrincipal ContactPrincipal}. */
public record ContactPrincipal(UUID contactId, String customer, String displayName, String language,
                               Set<ContactRole> roles) implements Principal, Serializable {

    @Override
    public String getName() {
        return contactId.toString();
    }

    public boolean has(ContactRole role) {
        return roles.contains(role);
    }

    /** The candidate groups whose tasks this contact may do. */
    public List<String> candidateGroups() {
        List<String> groups = new ArrayList<>();
        groups.add("customer." + customer);
        roles.forEach(role -> groups.add("customer." + customer + "." + role.suffix()));
        return groups;
    }
}
