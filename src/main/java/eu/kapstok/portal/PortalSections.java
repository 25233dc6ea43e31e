package eu.kapstok.portal;

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
}
