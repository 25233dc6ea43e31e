package eu.kapstok.portal;

import eu.kapstok.security.StaffGroup;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The menu entries that are always there. */
@Configuration
class PortalSections {

    @Bean
    Section startSection() {
        return new Section(Section.Audience.CUSTOMERS, 10, "/portal", "portal.nav.start", "home");
    }

    @Bean
    Section tasksSection() {
        return new Section(Section.Audience.CUSTOMERS, 20, "/portal/tasks", "portal.nav.tasks", "tasks");
    }

    @Bean
    Section tasklistSection() {
        return new Section(Section.Audience.STAFF, 10, "/camunda/app/tasklist/default/", "staff.nav.tasklist", "tasks");
    }

    @Bean
    Section staffCustomersSection() {
        return new Section(Section.Audience.STAFF, 30, "/staff/customers", "staff.nav.customers", "team",
                Set.copyOf(StaffGroup.withCustomers()));
    }

    @Bean
    Section keptEventsSection() {
        return new Section(Section.Audience.STAFF, 60, "/staff/erp-events", "staff.nav.keptEvents", "clock",
                Set.of(StaffGroup.BACK_OFFICE, StaffGroup.CUSTOMER_SERVICE));
    }

    @Bean
    Section cockpitSection() {
        return new Section(Section.Audience.STAFF, 90, "/camunda/app/cockpit/default/", "staff.nav.cockpit", "cockpit",
                Set.of(StaffGroup.PROCESS_OWNER, StaffGroup.CAMUNDA_ADMIN));
    }

    @Bean
    Section adminSection() {
        return new Section(Section.Audience.STAFF, 95, "/camunda/app/admin/default/", "staff.nav.admin", "team",
                Set.of(StaffGroup.CAMUNDA_ADMIN));
    }
}
