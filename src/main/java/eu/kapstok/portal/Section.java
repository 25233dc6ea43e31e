package eu.kapstok.portal;

import eu.kapstok.customer.ContactRole;
import eu.kapstok.security.StaffGroup;
import java.util.Set;
import org.springframework.core.Ordered;

/**
 * An entry in the menu, contributed by a module as a bean.
 *
 * @param audience whose menu
 * @param order small numbers first
 * @param path where it leads; pages below it belong to it
 * @param labelKey message with its name
 * @param icon id in {@code assets/icons.svg}
 * @param groups staff groups that see it, none: everybody
 * @param roles contacts with one of these roles see it, none: everybody
 */
public record Section(Audience audience, int order, String path, String labelKey, String icon, Set<StaffGroup> groups,
                      Set<ContactRole> roles) implements Ordered {

    public Section(Audience audience, int order, String path, String labelKey, String icon) {
        this(audience, order, path, labelKey, icon, Set.of());
    }

    public Section(Audience audience, int order, String path, String labelKey, String icon, Set<StaffGroup> groups) {
        this(audience, order, path, labelKey, icon, groups, Set.of());
    }

    public enum Audience { CUSTOMERS, STAFF }

    @Override
    public int getOrder() {
        return order;
    }
}
