package eu.kapstok.dunning;

import eu.kapstok.customer.ContactRole;
import eu.kapstok.portal.Section;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where what is owed stands in the menus. */
@Configuration
class DunningSections {

    @Bean
    Section owedSection() {
        return new Section(Section.Audience.CUSTOMERS, 45, "/portal/owed", "dunning.section", "clock", Set.of(),
                Set.of(ContactRole.FINANCE, ContactRole.ADMIN));
    }

    @Bean
    Section staffDunningSection() {
        return new Section(Section.Audience.STAFF, 45, "/staff/dunning", "dunning.staff.section", "clock");
    }
}
