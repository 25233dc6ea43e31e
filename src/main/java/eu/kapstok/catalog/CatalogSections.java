package eu.kapstok.catalog;

import eu.kapstok.customer.ContactRole;
import eu.kapstok.portal.Section;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The order page in the menu of those who may order. */
@Configuration
class CatalogSections {

    @Bean
    Section orderSection() {
        return new Section(Section.Audience.CUSTOMERS, 25, "/portal/order", "catalog.section", "cart", Set.of(), Set.of(ContactRole.BUYER));
    }
}
